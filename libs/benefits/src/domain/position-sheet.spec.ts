import { readPositionSheet } from './position-sheet.js';
import type { KnownPosition } from './position-faults.js';

const AGENCIES = [
  { key: 'plan', name: 'Plan- og bygningsetaten' },
  { key: 'bydel', name: 'Bydel Frogner' },
];
const KNOWN: KnownPosition[] = [
  { id: '1', kind: 'first_line', agencyKey: null, name: 'Førstelinje, pulje 1', fte: 3, from: '2026-04-01', to: null },
];
const HEAD = 'Slag;Virksomhet;Betegnelse;Årsverk;Fra;Til';
const read = (...rows: string[]) => readPositionSheet([HEAD, ...rows].join('\r\n'), AGENCIES, KNOWN);
const faultsOf = (...rows: string[]) =>
  read(...rows).faults.map(({ row, column, code }) => [row, column?.letter ?? null, code]);

it('reads positions as people write them: fractions, decimal commas, both ways of dates, no end', () => {
  const { rows, faults } = read(
    'Førstelinje;;Førstelinje, pulje 2;2,40;1.9.2026;',
    'igjen i virksomheten;plan og bygningsetaten;Lokal støtte;0.125;2026-04-01;31.5.2026',
    'Leder;;Teamleder;"0,5";2026-04-01;',
  );
  expect(faults).toEqual([]);
  expect(rows.map(({ content }) => content)).toEqual([
    { kind: 'first_line', agencyKey: null, name: 'Førstelinje, pulje 2', fte: 2.4, from: '2026-09-01', to: null },
    { kind: 'left_behind', agencyKey: 'plan', name: 'Lokal støtte', fte: 0.125, from: '2026-04-01', to: '2026-05-31' },
    { kind: 'lead', agencyKey: null, name: 'Teamleder', fte: 0.5, from: '2026-04-01', to: null },
  ]);
});

it('leaves alone what stands already, and says where the same one runs twice', () => {
  expect(read('Førstelinje;;førstelinje,  pulje 1;3;1.4.2026;').rows).toMatchObject([{ isSame: true }]);
  expect(faultsOf('Førstelinje;;Førstelinje, pulje 1;2;1.4.2026;')).toEqual([[2, 'E', 'overlapping']]);
  // Within the sheet too; a day later it may go on.
  expect(faultsOf('Leder;;A;1;1.1.2027;31.1.2027', 'Leder;;A;1;31.1.2027;')).toEqual([[3, 'E', 'overlapping']]);
  expect(faultsOf('Leder;;A;1;1.1.2027;31.1.2027', 'Leder;;A;1;1.2.2027;')).toEqual([]);
});

it('tells each fault by its row and column', () => {
  expect(
    faultsOf(
      'Vaktmester;;A;1;1.1.2027;',
      'Igjen;;B;1;1.1.2027;',
      'Førstelinje;Bydel Frogner;C;1;1.1.2027;',
      'Igjen;Bydel Vest;D;1;1.1.2027;',
      'Leder;;E;1.250;1.1.2027;',
      'Leder;;F;halv;1.1.2027;',
      'Leder;;G;0,1234;1.1.2027;',
      'Leder;;H;-1;1.1.2027;',
      'Leder;;I;1;30.2.2027;',
      'Leder;;J;1;1.3.2027;28.2.2027',
      'Leder;;;1;1.3.2027;',
      ';;K;1;1.3.2027;',
    ),
  ).toEqual([
    [2, 'A', 'unknown_kind'],
    [3, 'B', 'agency_missing'],
    [4, 'B', 'agency_not_central'],
    [5, 'B', 'unknown_agency'],
    [6, 'D', 'ambiguous_number'],
    [7, 'D', 'not_a_number'],
    [8, 'D', 'too_fine'],
    [9, 'D', 'too_small'],
    [10, 'E', 'not_a_date'],
    [11, 'F', 'ends_before_it_begins'],
    [12, 'C', 'required'],
    [13, 'A', 'required'],
  ]);
  expect(
    readPositionSheet('Slag;Årsverk\nLeder;1', AGENCIES, []).faults.map(({ code, found }) => [code, found]),
  ).toEqual([
    ['missing_column', 'Betegnelse'],
    ['missing_column', 'Fra'],
  ]);
});
