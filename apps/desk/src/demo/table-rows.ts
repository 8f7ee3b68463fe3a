/** Rows of one table by columns; what is left out takes the table's default. All rows name the same columns. */
export interface TableRows {
  readonly table: string;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}
