/** Headings by which each column of a sheet is known; the first is that of the template. */
export type SheetHeadings<P extends string> = Readonly<Record<P, readonly string[]>>;

/** `place` null: a heading that is not known. */
export interface SheetColumn<P extends string> {
  readonly place: P | null;
  readonly letter: string;
  readonly heading: string;
}
export interface KnownColumn<P extends string> extends SheetColumn<P> {
  readonly place: P;
}

type HeadingCode = 'unknown_column' | 'column_twice' | 'missing_column';

/** What is wrong at a place of a sheet, with what stands there. */
export interface Misfit<C extends string> {
  row: number;
  column: { letter: string; heading: string } | null;
  code: C;
  found: string;
  values?: Record<string, string | number>;
}

export function columnsOf<P extends string>(headings: readonly string[], known: SheetHeadings<P>): SheetColumn<P>[] {
  return headings.map((heading, index) => {
    const found = (Object.entries(known) as [P, readonly string[]][]).find(([, names]) =>
      names.some((name) => plain(name) === plain(heading)),
    );
    return { place: found ? found[0] : null, letter: letterOf(index), heading };
  });
}

/** Columns that are not known, that stand there twice, and that are missing. */
export function headingFaults<P extends string>(
  row: number,
  columns: readonly SheetColumn<P>[],
  known: SheetHeadings<P>,
  needed: readonly P[],
): Misfit<HeadingCode>[] {
  const faults: Misfit<HeadingCode>[] = [];
  for (const [index, { letter, heading, place }] of columns.entries()) {
    if (place === null && heading !== '') {
      faults.push({ row, column: { letter, heading }, code: 'unknown_column', found: heading });
    }
    if (place !== null && columns.findIndex((other) => other.place === place) < index) {
      faults.push({ row, column: { letter, heading }, code: 'column_twice', found: heading });
    }
  }
  for (const place of needed) {
    if (!columns.some((column) => column.place === place)) {
      faults.push(wholeRow(row, 'missing_column', known[place][0] ?? place));
    }
  }
  return faults;
}

/**
 * A row with more fields than the heading. Where commas separate, a decimal comma without quotation marks makes two fields of
 * one: the first column for decimals in which a whole number is followed by another is most likely the place. Null: nothing
 * stands in the fields beyond the heading, and no such place is found.
 */
export function tooManyFields<P extends string>(
  row: number,
  fields: readonly string[],
  columns: readonly SheetColumn<P>[],
  takesDecimals: (place: P) => boolean,
  byComma: boolean,
): Misfit<'wrong_number_of_fields'> | null {
  if (fields.length <= columns.length) return null;
  const at = byComma
    ? columns.findIndex(
        ({ place }, index) =>
          place !== null && takesDecimals(place) && isWhole(fields[index]) && isWhole(fields[index + 1]),
      )
    : -1;
  const column = columns[at];
  if (column === undefined && fields.slice(columns.length).every((field) => field === '')) return null;
  return {
    row,
    column: column ? { letter: column.letter, heading: column.heading } : null,
    code: 'wrong_number_of_fields',
    found: column ? `${fields[at]},${fields[at + 1]}` : fields.join(byComma ? ',' : ';'),
    values: { expected: columns.length, fields: fields.length },
  };
}

const isWhole = (field: string | undefined): boolean => /^\d+$/.test(field ?? '');

export const wholeRow = <C extends string>(row: number, code: C, found: string): Misfit<C> => ({
  row,
  column: null,
  code,
  found,
});

/** As a spreadsheet names its columns: A to Z, then AA. */
function letterOf(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : letterOf(Math.floor(index / 26) - 1) + last;
}

/** `1.5.2026` as `2026-05-01`; anything else as it is. */
export function isoDate(text: string): string {
  const day = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  return day ? `${day[3]}-${day[2]?.padStart(2, '0')}-${day[1]?.padStart(2, '0')}` : text;
}

/** Capitals, spaces and punctuation do not tell two headings or names apart. */
export const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
