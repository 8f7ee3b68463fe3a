import { setImmediate as pause } from 'node:timers/promises';
import type { Cell, Column, ReportDocument, Section } from '../domain/report-document.js';
import { saidIn } from '../domain/said.js';
import { wordsIn } from '../words/words.js';
import { zip } from './zip.js';

/** Others get their turn after so many rows. */
const ROWS_AT_ONCE = 500;
/** A text that a spreadsheet would take for a formula gets an apostrophe before it. */
const FORMULA = /^[=+\-@\t\r]/;
const UTF8_MARK = '\uFEFF';

/**
 * As Norwegian spreadsheets open it: semicolons, decimal commas, and a mark by which they know UTF-8. One clean table a file,
 * so that whatever reads it needs no rules of ours; several tables are several files in a zip.
 */
export async function csvOf(document: ReportDocument): Promise<{ bytes: Buffer; isZip: boolean }> {
  const [only, ...others] = document.sections;
  if (only && others.length === 0) return { bytes: Buffer.from(await tableText(only, document)), isZip: false };
  const files = [{ name: 'om-rapporten.csv', bytes: Buffer.from(aboutText(document)) }];
  for (const section of document.sections) {
    files.push({ name: `${section.key}.csv`, bytes: Buffer.from(await tableText(section, document)) });
  }
  return { bytes: await zip(files), isZip: true };
}

async function tableText({ table: { columns, rows } }: Section, document: ReportDocument): Promise<string> {
  const { unit } = wordsIn(document.locale).own;
  const isUnit = (kind: string): kind is keyof typeof unit => kind in unit;
  const head = columns.map(({ label, kind }) => textCell(isUnit(kind) ? `${label} (${unit[kind]})` : label));
  const lines = [head.join(';')];
  for (const [index, row] of rows.entries()) {
    lines.push(row.map((cell, column) => written(cell, columns[column] as Column, document)).join(';'));
    if (index % ROWS_AT_ONCE === ROWS_AT_ONCE - 1) await pause();
  }
  return `${UTF8_MARK}${lines.join('\r\n')}\r\n`;
}

/** What it is about, and how its figures are computed. */
function aboutText(document: ReportDocument): string {
  const { own } = wordsIn(document.locale);
  const said = saidIn(document.locale);
  const rows = [
    [own.about, document.title],
    ...document.parameters.map(({ label, value }) => [label, value]),
    [own.generated, said.dateTime(document.generatedAt)],
    [own.known, document.known],
    ...(document.text === undefined ? [] : [['', document.text]]),
    ...document.headlines.map(({ label, value, note }) => [label, note === undefined ? value : `${value} (${note})`]),
    ...document.sections.flatMap(({ heading, note }) => note.map((text) => [heading, text])),
  ];
  return `${UTF8_MARK}${rows.map((row) => row.map(textCell).join(';')).join('\r\n')}\r\n`;
}

function written(cell: Cell, { kind }: Column, document: ReportDocument): string {
  if (typeof cell === 'string') return textCell(cell);
  // A share among other figures says so itself; spreadsheets read it as one.
  if (typeof cell === 'object') {
    return cell.kind === 'percent' ? `${number(cell.value * 100, 1)} %` : textCell(unitOf(cell, document));
  }
  if (kind === 'percent') return number(cell * 100, 2);
  return number(cell, kind === 'money' || kind === 'ore' ? 2 : 4);
}

/** Figures that are not of one kind carry their unit, so that no column of them lies. */
function unitOf({ value, kind }: Exclude<Cell, string | number>, { locale }: ReportDocument): string {
  const { unit } = wordsIn(locale).own;
  const size = number(value, 4);
  return kind === 'minutes' || kind === 'money' || kind === 'ore' ? `${size} ${unit[kind]}` : size;
}

/** With a decimal comma and as many decimals as there are, so many at most. A number is no formula. */
function number(value: number, digits: number): string {
  const text = String(Number(value.toFixed(digits)));
  return (text === '-0' ? '0' : text).replace('.', ',');
}

function textCell(value: string): string {
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
