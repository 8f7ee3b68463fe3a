import { setImmediate as pause } from 'node:timers/promises';
import type { Cell, Column, ColumnKind, ReportDocument, Section } from '../domain/report-document.js';
import { cellText, isOfNumbers, saidIn } from '../domain/said.js';
import { wordsIn } from '../words/words.js';
import { cleanText } from './clean-text.js';

const ROWS_AT_ONCE = 1_000;
/** What a column of words needs, and what no column exceeds; in characters. */
const [NARROWEST, WIDEST] = [8, 60];
/** Of a spreadsheet program. */
const LONGEST_NAME = 31;

const FORMATS: Readonly<Partial<Record<ColumnKind, string>>> = {
  integer: '#,##0',
  decimal: '#,##0.0',
  percent: '0.0%',
  minutes: '#,##0',
  money: '#,##0',
  ore: '#,##0.00',
  date: 'dd.mm.yyyy',
};

interface SheetCell {
  readonly value: string | number;
  readonly format?: string;
  readonly fontWeight?: 'bold';
  readonly align?: 'left' | 'right';
  readonly wrap?: true;
  readonly alignVertical?: 'top';
  readonly backgroundColor?: string;
}
type Row = (SheetCell | null)[];

/** One sheet a table, with numbers as numbers, after a sheet that says what it is about and how it is counted. */
export async function sheetsOf(document: ReportDocument): Promise<object[]> {
  const names = new Set<string>();
  const sheets = [aboutSheet(document, names)];
  for (const section of document.sections) sheets.push(await tableSheet(section, document, names));
  return sheets;
}

function aboutSheet(document: ReportDocument, names: Set<string>): object {
  const { own } = wordsIn(document.locale);
  const said = saidIn(document.locale);
  const head = (text: string): Row => [{ value: cleanText(text), fontWeight: 'bold', alignVertical: 'top' }];
  const line = (label: string, value: string): Row => [
    { value: cleanText(label), wrap: true, alignVertical: 'top' },
    { value: cleanText(value), wrap: true, alignVertical: 'top' },
  ];
  const noted = document.sections.filter(({ note }) => note.length > 0);
  return {
    sheet: sheetName(own.about, names),
    columns: [{ width: 36 }, { width: 100 }],
    showGridLines: false,
    data: [
      head(document.title),
      ...document.parameters.map(({ label, value }) => line(label, value)),
      line(own.generated, said.dateTime(document.generatedAt)),
      line(own.known, document.known),
      [],
      ...(document.text === undefined && document.headlines.length === 0 ? [] : [head(own.headlines)]),
      ...(document.text === undefined ? [] : [line('', document.text)]),
      ...document.headlines.map(({ label, value, note }) =>
        line(label, note === undefined ? value : `${value} (${note})`),
      ),
      [],
      head(own.how),
      ...noted.flatMap(({ heading, note }) => note.map((text, index) => line(index === 0 ? heading : '', text))),
    ],
  };
}

async function tableSheet(section: Section, document: ReportDocument, names: Set<string>): Promise<object> {
  const { columns, rows } = section.table;
  const said = saidIn(document.locale);
  const head: Row = columns.map((column) => ({
    value: cleanText(labelOf(column, document)),
    fontWeight: 'bold',
    wrap: true,
    alignVertical: 'top',
    align: isOfNumbers(column) ? 'right' : 'left',
    backgroundColor: '#e5e9f0',
  }));
  const written: (string | number | SheetCell)[][] = [];
  for (const [index, row] of rows.entries()) {
    written.push(row.map((cell) => writtenCell(cell, document)));
    if (index % ROWS_AT_ONCE === ROWS_AT_ONCE - 1) await pause();
  }
  const sample = rows.slice(0, 200);
  return {
    sheet: sheetName(section.heading, names),
    stickyRowsCount: 1,
    orientation: columns.length > 6 ? 'landscape' : undefined,
    columns: columns.map((column, at) => ({
      width: Math.min(
        WIDEST,
        Math.max(
          NARROWEST,
          Math.min(column.label.length, 24),
          ...sample.map((row) => cellText(said, column, row[at] ?? '').length),
        ) + 2,
      ),
    })),
    data: [head, ...(rows.length === 0 ? [[{ value: cleanText(section.empty) }]] : [])],
    // Cells as they are: so many of them are copied into the thread, which knows from their column how they are written.
    styles: columns.map(styleOf),
    rows: written,
  };
}

function labelOf({ label, kind }: Column, { locale }: ReportDocument): string {
  const { unit } = wordsIn(locale).own;
  return kind === 'minutes' || kind === 'money' || kind === 'ore' ? `${label} (${unit[kind]})` : label;
}

function writtenCell(cell: Cell, document: ReportDocument): string | number | SheetCell {
  if (typeof cell === 'number') return cell;
  if (typeof cell === 'string') return cleanText(cell);
  return { value: cell.value, format: figureFormat(cell.kind, document), align: 'right' };
}

/** Text is marked as such, whatever it begins with: a spreadsheet runs nothing that is. */
function styleOf({ kind }: Column): object {
  const isLeft = kind === 'text' || kind === 'date';
  return {
    isOfDates: kind === 'date',
    text: { format: '@', align: isLeft ? 'left' : 'right' },
    value: { format: FORMATS[kind] ?? 'General', align: isLeft ? 'left' : 'right' },
  };
}

/** Figures that are not of one kind say in their format what they are. */
function figureFormat(kind: keyof typeof FORMATS, { locale }: ReportDocument): string {
  const { unit } = wordsIn(locale).own;
  const format = FORMATS[kind] ?? 'General';
  return kind === 'minutes' || kind === 'money' || kind === 'ore' ? `${format} "${unit[kind]}"` : format;
}

/** Short enough, without what no sheet may be called, and not twice in one file. */
function sheetName(heading: string, names: Set<string>): string {
  const clean = cleanText(heading)
    .replace(/[[\]:*?/\\']/g, '')
    .trim();
  const cut = (most: number) => {
    if (clean.length <= most) return clean;
    const short = clean.slice(0, most + 1);
    return (short.lastIndexOf(' ') > most / 2 ? short.slice(0, short.lastIndexOf(' ')) : clean.slice(0, most)).trim();
  };
  let name = cut(LONGEST_NAME);
  for (let count = 2; names.has(name.toLowerCase()); count += 1) name = `${cut(LONGEST_NAME - 4)} (${count})`;
  names.add(name.toLowerCase());
  return name;
}
