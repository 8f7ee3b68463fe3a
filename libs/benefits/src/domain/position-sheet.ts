import { POSITION_KINDS, type PositionContent, type PositionKind, type PositionSheetFault } from '@desk/contracts';
import { isSamePlace, positionFaults, type KnownPosition, type PositionPlace } from './position-faults.js';
import {
  columnsOf,
  headingFaults,
  isoDate,
  plain,
  tooManyFields,
  wholeRow,
  type KnownColumn,
} from './sheet-columns.js';
import { sheetFields } from './sheet-fields.js';
import { sheetNumber } from './sheet-number.js';

export const POSITION_COLUMNS: Readonly<Record<PositionPlace, readonly string[]>> = {
  kind: ['Slag', 'Kind'],
  agencyKey: ['Virksomhet', 'Verksemd', 'Agency'],
  name: ['Betegnelse', 'Nemning', 'Name'],
  fte: ['Årsverk', 'FTE'],
  from: ['Fra', 'Frå', 'From'],
  to: ['Til', 'To', 'Siste dag', 'Last day'],
};
const NEEDED: readonly PositionPlace[] = ['kind', 'name', 'fte', 'from'];

/** What each kind is called in a sheet, in every language of the screens. */
const KIND_NAMES: Readonly<Record<PositionKind, readonly string[]>> = {
  first_line: ['Førstelinje', 'First line'],
  onsite: ['Oppmøtestøtte', 'Oppmøtestønad', 'Oppmøte', 'On-site', 'On-site support'],
  lead: ['Ledelse', 'Leiing', 'Leder', 'Leiar', 'Lead'],
  overhead: ['Støttefunksjon', 'Støttefunksjoner', 'Støttefunksjonar', 'Overhead'],
  left_behind: ['Igjen i virksomheten', 'Att i verksemda', 'Igjen', 'Left in the agency', 'Left behind'],
};

export interface PositionSheetAgency {
  readonly key: string;
  readonly name: string;
}

export interface ReadPosition {
  readonly row: number;
  readonly content: PositionContent;
  /** It stands already as the sheet says it. */
  readonly isSame: boolean;
}

export interface ReadPositionSheet {
  readonly rows: readonly ReadPosition[];
  readonly faults: readonly PositionSheetFault[];
}

/** Positions from a spreadsheet. Every fault is told with its row and column; a row with a fault is not among the rows. */
export function readPositionSheet(
  text: string,
  agencies: readonly PositionSheetAgency[],
  known: readonly KnownPosition[],
): ReadPositionSheet {
  const { rows: lines, unclosed, separator } = sheetFields(text);
  const [head, ...body] = lines;
  if (unclosed !== null) return { rows: [], faults: [wholeRow(unclosed, 'unclosed_quote', '"')] };
  if (head === undefined || body.length === 0) return { rows: [], faults: [wholeRow(1, 'empty_sheet', '')] };
  const columns = columnsOf(head.fields, POSITION_COLUMNS);
  const faults: PositionSheetFault[] = headingFaults(head.row, columns, POSITION_COLUMNS, NEEDED);
  if (faults.length > 0) return { rows: [], faults };

  const named = new Map(agencies.flatMap(({ key, name }) => [key, name].map((one) => [plain(one), key] as const)));
  const kinds = new Map(
    POSITION_KINDS.flatMap((kind) => [kind, ...KIND_NAMES[kind]].map((one) => [plain(one), kind] as const)),
  );
  const headed = columns.filter((column): column is KnownColumn<PositionPlace> => column.place !== null);
  const rows: ReadPosition[] = [];
  const soFar: KnownPosition[] = [];
  for (const { row, fields } of body) {
    const tooMany = tooManyFields(row, fields, columns, (place) => place === 'fte', separator === ',');
    if (tooMany !== null) {
      faults.push(tooMany);
      continue;
    }
    const cell = new Map(headed.map((column) => [column.place, fields[columns.indexOf(column)] ?? '']));
    const before = faults.length;
    const fault = (place: PositionPlace, code: PositionSheetFault['code'], values?: PositionSheetFault['values']) => {
      const column = headed.find((one) => one.place === place);
      faults.push({
        row,
        column: column ? { letter: column.letter, heading: column.heading } : null,
        code,
        found: cell.get(place) ?? '',
        ...(values && { values }),
      });
    };
    const content = contentOf(cell, kinds, named, fault);
    if (content === null || faults.length > before) continue;
    const same = known.find((one) => isSamePlace(one, content) && one.from === content.from);
    if (same && same.fte === content.fte && same.to === content.to) {
      rows.push({ row, content, isSame: true });
      continue;
    }
    for (const { place, code, values } of positionFaults(content, [...known, ...soFar])) fault(place, code, values);
    if (faults.length > before) continue;
    rows.push({ row, content, isSame: false });
    soFar.push({ ...content, id: null });
  }
  return { rows, faults };
}

function contentOf(
  cell: ReadonlyMap<PositionPlace, string>,
  kinds: ReadonlyMap<string, PositionKind>,
  agencies: ReadonlyMap<string, string>,
  fault: (place: PositionPlace, code: PositionSheetFault['code'], values?: PositionSheetFault['values']) => void,
): PositionContent | null {
  const textOf = (place: PositionPlace) => cell.get(place) ?? '';
  const kind = kinds.get(plain(textOf('kind')));
  const agencyKey = agencies.get(plain(textOf('agencyKey'))) ?? null;
  if (textOf('kind') === '') fault('kind', 'required');
  else if (kind === undefined) fault('kind', 'unknown_kind');
  if (textOf('agencyKey') !== '' && agencyKey === null) fault('agencyKey', 'unknown_agency');
  const fte = fteOf(textOf('fte'), fault);
  if (textOf('from') === '') fault('from', 'required');
  if (kind === undefined || fte === null || textOf('from') === '') return null;
  return {
    kind,
    agencyKey,
    name: textOf('name'),
    fte,
    from: isoDate(textOf('from')),
    to: textOf('to') === '' ? null : isoDate(textOf('to')),
  };
}

function fteOf(
  text: string,
  fault: (place: PositionPlace, code: PositionSheetFault['code'], values?: PositionSheetFault['values']) => void,
): number | null {
  if (text === '') {
    fault('fte', 'required');
    return null;
  }
  const read = sheetNumber(text, true);
  if (read !== null && 'value' in read) return read.value;
  if (read === null) fault('fte', 'not_a_number');
  else fault('fte', 'ambiguous_number', read.ambiguous);
  return null;
}
