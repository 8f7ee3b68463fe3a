import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { readBaselineSheet, SHEET_COLUMNS } from './baseline-sheet.js';
import { sheetFields } from './sheet-fields.js';
import { sheetNumber } from './sheet-number.js';

const today = Temporal.PlainDate.from('2026-11-25');
const agencies = [
  { key: 'etat-a', name: 'Etat A', headCount: 900 },
  { key: 'etat-b', name: 'Etat B', headCount: 400 },
];
const HEAD = 'Virksomhet;Årsverk lav;Årsverk sannsynlig;Årsverk høy;Kilde;Dato;Ansatte;Saker per år';
const read = (...lines: string[]) => readBaselineSheet([HEAD, ...lines].join('\r\n'), agencies, today);
const told = (...lines: string[]) =>
  read(...lines).faults.map(({ row, column, code, found }) => [row, column?.letter ?? null, code, found]);

describe('sheetNumber', () => {
  it.each([
    ['2,5', 2.5],
    ['2.5', 2.5],
    ['-2,5', -2.5],
    ['−3', -3],
    [',5', 0.5],
    ['0,250', 0.25],
    ['12 500', 12_500],
    ['12\u00a0500,25', 12_500.25],
    ['1.250,5', 1250.5],
    ['1,250.5', 1250.5],
    ['1.250.000', 1_250_000],
    ["1'250.5", 1250.5],
    ['1.2500', 1.25],
  ])('reads %s', (text, value) => expect(sheetNumber(text, true)).toEqual({ value }));

  it('takes neither of two readings, unless only one can be meant', () => {
    expect(sheetNumber('1.250', true)).toEqual({ ambiguous: { decimal: 1.25, thousands: 1250 } });
    expect(sheetNumber('12,500', true)).toEqual({ ambiguous: { decimal: 12.5, thousands: 12_500 } });
    expect(sheetNumber('1.250', false)).toEqual({ value: 1250 });
  });

  it.each(['', 'ca. 3', '3 årsverk', '1.2.3', '1,25.5', '3-4', '2,', '1e3', '1.25,5'])(
    'finds no number in %j',
    (text) => expect(sheetNumber(text, true)).toBeNull(),
  );

  it('reads what any spreadsheet writes of a number with two decimals', () => {
    const written = fc.tuple(
      fc.integer({ min: 0, max: 5_000_000 }),
      fc.constantFrom(',', '.'),
      fc.constantFrom('', ' '),
    );
    fc.assert(
      fc.property(written, ([hundredths, mark, between]) => {
        const whole = String(Math.floor(hundredths / 100)).replace(/\B(?=(\d{3})+$)/g, between);
        const text = `${whole}${mark}${String(hundredths % 100).padStart(2, '0')}`;
        expect(sheetNumber(text, true)).toEqual({ value: hundredths / 100 });
      }),
    );
  });
});

describe('readBaselineSheet', () => {
  it('reads decimal commas and points, names and keys, Norwegian and ISO dates', () => {
    const { rows, faults } = read(
      'Etat A;2;2,5;3,25;Kartlegging;1.5.2026;1 200;12.500',
      '',
      'etat-b;0.4;0.5;0.75;"Anslag; se vedlegg";2026-06-01;;',
    );
    expect(faults).toEqual([]);
    expect(rows.map(({ row, agencyKey }) => [row, agencyKey])).toEqual([
      [2, 'etat-a'],
      [4, 'etat-b'],
    ]);
    expect(rows[0]?.figures).toMatchObject({
      fte: { low: 2, likely: 2.5, high: 3.25 },
      source: 'Kartlegging',
      measuredOn: '2026-05-01',
      employees: 1200,
      ticketsPerYear: 12_500,
      satisfaction: null,
    });
    expect(rows[1]?.figures).toMatchObject({ source: 'Anslag; se vedlegg', employees: null });
  });

  it('says by row and column what is wrong, all of it at once', () => {
    expect(
      told(
        'Etat A;3;2;4;Kartlegging;2026-05-01;900;',
        'Etat C;1;2;3;Kartlegging;2026-05-01;900;',
        'Etat B;1.250;ca. 2;;;2027-01-01;9,5;',
      ),
    ).toEqual([
      [2, 'C', 'too_small', '2'],
      [3, 'A', 'unknown_agency', 'Etat C'],
      [4, 'B', 'ambiguous_number', '1.250'],
      [4, 'C', 'not_a_number', 'ca. 2'],
      [4, 'D', 'required', ''],
    ]);
    expect(told('Etat B;1;2;3;;31.2.2026;9,5;0', 'Etat B;1;2;3;Kartlegging;2027-05-01;100;')).toEqual([
      [2, 'G', 'not_whole', '9,5'],
      [2, 'H', 'too_small', '0'],
      [2, 'E', 'required', ''],
      [2, 'F', 'not_a_date', '31.2.2026'],
      [3, 'A', 'agency_twice', 'Etat B'],
      [3, 'F', 'lies_ahead', '2027-05-01'],
    ]);
  });

  it('finds decimal commas that have become two fields, and those that are gone', () => {
    const commas = readBaselineSheet(
      `${HEAD.replaceAll(';', ',')}\nEtat A,2,2,5,3,Kartlegging,2026-05-01,900,\nEtat B,"0,4","0,5","0,75",Anslag,2026-05-01,400,`,
      agencies,
      today,
    );
    expect(commas.faults).toEqual([
      {
        row: 2,
        column: { letter: 'B', heading: 'Årsverk lav' },
        code: 'wrong_number_of_fields',
        found: '2,2',
        values: { expected: 8, fields: 9 },
      },
    ]);
    expect(commas.rows.map(({ figures }) => figures.fte.likely)).toEqual([0.5]);
    expect(told('Etat B;40;50;75;Anslag;2026-05-01;400;')).toEqual([[2, 'C', 'lost_comma', '50']]);
  });

  it('says when it is no such sheet', () => {
    const of = (text: string) =>
      readBaselineSheet(text, agencies, today).faults.map(({ row, code, found }) => [row, code, found]);
    expect(of('')).toEqual([[1, 'empty_sheet', '']]);
    expect(of(HEAD)).toEqual([[1, 'empty_sheet', '']]);
    expect(of(`${HEAD}\n"Etat A;1;2`)).toEqual([[2, 'unclosed_quote', '"']]);
    expect(of('Virksomhet;FTE low;FTE likely;Farge;Virksomhet\nx;1;2;rød;x')).toEqual([
      [1, 'unknown_column', 'Farge'],
      [1, 'column_twice', 'Virksomhet'],
      [1, 'missing_column', 'Årsverk høy'],
      [1, 'missing_column', 'Kilde'],
      [1, 'missing_column', 'Dato'],
    ]);
  });

  it('reads whatever it is given without falling, and never makes a row of what is no number', () => {
    const cell = fc.oneof(
      fc.string({ maxLength: 8 }),
      fc.constantFrom('1', '1,5', '1.250', '', 'Etat A', '2026-05-01'),
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 10 }), { maxLength: 5 }), (lines) => {
        for (const { figures } of read(...lines.map((line) => line.join(';'))).rows) {
          expect(Object.values(figures.fte).every(Number.isFinite)).toBe(true);
          expect(figures.fte.low).toBeLessThanOrEqual(figures.fte.likely);
        }
      }),
    );
  });

  it('knows a heading of each language by one column alone', () => {
    const all = Object.values(SHEET_COLUMNS).flat();
    expect(new Set(all).size).toBe(all.length);
  });
});

describe('sheetFields', () => {
  it('gives back what was quoted', () => {
    const field = fc
      .string({ unit: fc.constantFrom('a', 'æ', ';', ',', '"', '\n', ' '), maxLength: 6 })
      .map((text) => text.trim());
    fc.assert(
      fc.property(fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 4 }), (rows) => {
        const text = rows.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(';')).join('\n');
        const kept = rows.filter((row) => row.some((one) => one !== ''));
        expect(sheetFields(text).rows.map(({ fields }) => fields)).toEqual(kept);
      }),
    );
  });
});
