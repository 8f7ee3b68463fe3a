import type { Tx } from '@desk/platform';

/** Rows of one table by columns; what is left out takes the table's default. All rows name the same columns. */
export interface TableRows {
  readonly table: string;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

/** Rows in one statement: some megabytes of JSON. */
const BATCH = 2_000;

/** Inserts many rows under the row guard. Table and columns are named by our own code, never by data. */
export async function insertRows(tx: Tx, { table, rows }: TableRows): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).join(', ');
  for (let from = 0; from < rows.length; from += BATCH) {
    await tx.query(
      `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
      [JSON.stringify(rows.slice(from, from + BATCH))],
    );
  }
}
