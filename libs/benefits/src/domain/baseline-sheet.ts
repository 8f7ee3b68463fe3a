import type { BaselineFigures, SheetFault } from '@desk/contracts';
import type { Temporal } from 'temporal-polyfill';
import { BASELINE_NUMBERS, baselineFaults, type BaselineNumber, type BaselinePlace } from './baseline-faults.js';
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

type Place = 'agency' | BaselinePlace;
type NumberPlace = 'fte/low' | 'fte/likely' | 'fte/high' | BaselineNumber;

/** Headings by which a column is known; the first is that of the template. Capitals, spaces and punctuation do not count. */
export const SHEET_COLUMNS: Readonly<Record<Place, readonly string[]>> = {
  agency: ['Virksomhet', 'Verksemd', 'Agency'],
  'fte/low': ['Årsverk lav', 'Årsverk låg', 'FTE low'],
  'fte/likely': ['Årsverk sannsynlig', 'Årsverk sannsynleg', 'FTE likely'],
  'fte/high': ['Årsverk høy', 'Årsverk høg', 'FTE high'],
  source: ['Kilde', 'Kjelde', 'Source'],
  measuredOn: ['Dato', 'Date'],
  employees: ['Ansatte', 'Tilsette', 'Employees'],
  ticketsPerYear: ['Saker per år', 'Tickets per year'],
  seasonNote: ['Merknad', 'Note'],
  firstLineMinutesPerTicket: [
    'Minutter i førstelinje per sak',
    'Minutt i førstelinje per sak',
    'First-line minutes per ticket',
  ],
  touchesPerTicket: ['Ganger per sak', 'Gonger per sak', 'Touches per ticket'],
  handOffsPerTicket: ['Overleveringer per sak', 'Overleveringar per sak', 'Hand-offs per ticket'],
  secondLineMinutesPerTicket: [
    'Minutter i andrelinje per sak',
    'Minutt i andrelinje per sak',
    'Second-line minutes per ticket',
  ],
  satisfaction: ['Tilfredshet', 'Tilfredsheit', 'Satisfaction'],
  firstResponseHours: ['Timer til første svar', 'Timar til første svar', 'Hours to first response'],
  resolutionHours: ['Timer til løsning', 'Timar til løysing', 'Hours to resolution'],
};
const NEEDED: readonly Place[] = ['agency', 'fte/low', 'fte/likely', 'fte/high', 'source', 'measuredOn'];
/** More positions than one for so few employees is no first line: the decimal comma got lost. */
const LEAST_EMPLOYEES_PER_FTE = 10;
/** Below this a mistaken comma cannot be told from a small agency that is well staffed. */
const LEAST_SUSPECT_FTE = 2;

export interface SheetAgency {
  readonly key: string;
  readonly name: string;
  readonly headCount: number;
}

export interface SheetRow {
  readonly row: number;
  readonly agencyKey: string;
  readonly figures: BaselineFigures;
}

export interface ReadSheet {
  readonly rows: readonly SheetRow[];
  readonly faults: readonly SheetFault[];
}

/** Zero points from a spreadsheet. Every fault is told with its row and column; a row with a fault is not among the rows. */
export function readBaselineSheet(
  text: string,
  agencies: readonly SheetAgency[],
  today: Temporal.PlainDate,
): ReadSheet {
  const { rows: lines, unclosed, separator } = sheetFields(text);
  const [head, ...body] = lines;
  if (unclosed !== null) return { rows: [], faults: [wholeRow(unclosed, 'unclosed_quote', '"')] };
  if (head === undefined || body.length === 0) return { rows: [], faults: [wholeRow(1, 'empty_sheet', '')] };
  const columns = columnsOf(head.fields, SHEET_COLUMNS);
  const faults: SheetFault[] = headingFaults(head.row, columns, SHEET_COLUMNS, NEEDED);
  if (faults.length > 0) return { rows: [], faults };

  const known = columns.filter((column): column is KnownColumn<Place> => column.place !== null);
  const named = new Map(
    agencies.flatMap((agency) => [agency.key, agency.name].map((name) => [plain(name), agency] as const)),
  );
  const seen = new Map<string, number>();
  const rows: SheetRow[] = [];
  for (const { row, fields } of body) {
    const tooMany = tooManyFields(row, fields, columns, takesDecimals, separator === ',');
    if (tooMany !== null) {
      faults.push(tooMany);
      continue;
    }
    const before = faults.length;
    const cell = new Map(known.map((column) => [column.place, fields[columns.indexOf(column)] ?? '']));
    const fault = (place: Place, code: SheetFault['code'], values?: SheetFault['values']) => {
      const column = known.find((one) => one.place === place);
      faults.push({
        row,
        column: column ? { letter: column.letter, heading: column.heading } : null,
        code,
        found: cell.get(place) ?? '',
        ...(values && { values }),
      });
    };
    const agency = named.get(plain(cell.get('agency') ?? ''));
    if (cell.get('agency') === '') fault('agency', 'required');
    else if (!agency) fault('agency', 'unknown_agency');
    else if (seen.has(agency.key)) fault('agency', 'agency_twice', { other: seen.get(agency.key) ?? row });
    else seen.set(agency.key, row);
    const figures = figuresOf(cell, fault);
    for (const { place, code, values } of figures === null ? [] : baselineFaults(figures, today))
      fault(place, code, values);
    if (figures === null || !agency || faults.length > before) continue;
    const employees = figures.employees ?? agency.headCount;
    const { likely } = figures.fte;
    if (employees > 0 && likely > LEAST_SUSPECT_FTE && likely * LEAST_EMPLOYEES_PER_FTE > employees) {
      fault('fte/likely', 'lost_comma', { employees });
    } else rows.push({ row, agencyKey: agency.key, figures });
  }
  return { rows, faults };
}

/** The figures of a row, or null when a number or date of it cannot be read. */
function figuresOf(
  cell: ReadonlyMap<Place, string>,
  fault: (place: Place, code: SheetFault['code'], values?: SheetFault['values']) => void,
): BaselineFigures | null {
  let unread = false;
  const number = (place: NumberPlace, decimals: boolean, needed: boolean): number | null => {
    const text = cell.get(place) ?? '';
    if (text === '') {
      if (needed) {
        unread = true;
        fault(place, 'required');
      }
      return null;
    }
    const read = sheetNumber(text, decimals);
    if (read !== null && 'value' in read) return read.value;
    unread = true;
    if (read === null) fault(place, 'not_a_number');
    else fault(place, 'ambiguous_number', read.ambiguous);
    return null;
  };
  const other = (place: BaselineNumber) => number(place, BASELINE_NUMBERS[place].decimals, false);
  const [low, likely, high] = (['fte/low', 'fte/likely', 'fte/high'] as const).map((place) =>
    number(place, true, true),
  );
  const figures: BaselineFigures = {
    fte: { low: low ?? 0, likely: likely ?? 0, high: high ?? 0 },
    source: cell.get('source') ?? '',
    measuredOn: isoDate(cell.get('measuredOn') ?? ''),
    employees: other('employees'),
    ticketsPerYear: other('ticketsPerYear'),
    seasonNote: cell.get('seasonNote') || null,
    firstLineMinutesPerTicket: other('firstLineMinutesPerTicket'),
    touchesPerTicket: other('touchesPerTicket'),
    handOffsPerTicket: other('handOffsPerTicket'),
    secondLineMinutesPerTicket: other('secondLineMinutesPerTicket'),
    satisfaction: other('satisfaction'),
    firstResponseHours: other('firstResponseHours'),
    resolutionHours: other('resolutionHours'),
  };
  return unread ? null : figures;
}

function takesDecimals(place: Place): boolean {
  return place.startsWith('fte/') || (BASELINE_NUMBERS[place as BaselineNumber]?.decimals ?? false);
}
