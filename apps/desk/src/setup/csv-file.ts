import { existsSync, readFileSync } from 'node:fs';
import { OperatorError } from '@desk/schema';
import { parse } from 'csv-parse/sync';

const FAULTS_SHOWN = 30;

/** One row of a file; `line` counts from 1 with the heading. */
export interface CsvRow {
  readonly line: number;
  value(column: string): string;
}

/** Gathers what is wrong in all rows, so that a file is put right once. */
export class Faults {
  private readonly found: string[] = [];

  constructor(private readonly file: string) {}

  add(row: CsvRow, what: string): void {
    this.found.push(`line ${row.line}: ${what}`);
  }

  throwIfAny(): void {
    if (this.found.length === 0) return;
    const more = this.found.length > FAULTS_SHOWN ? [`… and ${this.found.length - FAULTS_SHOWN} more`] : [];
    throw new OperatorError(
      [`${this.file} has faults; nothing was imported:`, ...this.found.slice(0, FAULTS_SHOWN), ...more].join('\n  '),
      'Correct these lines and run the command again.',
    );
  }
}

/** Reads a CSV file with a heading; separator comma or semicolon, UTF-8. */
export function readCsv(file: string, required: readonly string[], optional: readonly string[]): readonly CsvRow[] {
  if (!existsSync(file)) throw new OperatorError(`There is no file ${file}.`, 'Check the name.');
  let lines: { info: { lines: number }; record: string[] }[];
  try {
    lines = parse(readFileSync(file), {
      bom: true,
      delimiter: [',', ';'],
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as typeof lines;
  } catch (error) {
    throw new OperatorError(
      `${file} is not a CSV file that can be read: ${error instanceof Error ? error.message : String(error)}`,
      'Save it as CSV with commas or semicolons, in UTF-8.',
    );
  }
  const [heading, ...body] = lines;
  const columns = (heading?.record ?? []).map((name) => name.toLowerCase());
  const missing = required.filter((name) => !columns.includes(name));
  const unknown = columns.filter((name) => !required.includes(name) && !optional.includes(name));
  if (missing.length > 0 || unknown.length > 0) {
    throw new OperatorError(
      `${file} has the wrong columns:${missing.length > 0 ? ` missing ${missing.join(', ')}` : ''}${unknown.length > 0 ? ` unknown ${unknown.join(', ')}` : ''}.`,
      `The first line names the columns: ${required.join(', ')}${optional.length > 0 ? `, and if wanted ${optional.join(', ')}` : ''}.`,
    );
  }
  return body.map(({ info, record }) => ({
    line: info.lines,
    value: (column) => record[columns.indexOf(column)] ?? '',
  }));
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** A day such as 2026-11-23, or null when the field is empty. */
export function dateIn(row: CsvRow, column: string, faults: Faults): string | null {
  const value = row.value(column);
  if (value === '') return null;
  if (DATE.test(value) && new Date(`${value}T00:00:00Z`).toISOString().startsWith(value)) return value;
  faults.add(row, `${column} "${value}" is not a day such as 2026-11-23`);
  return null;
}
