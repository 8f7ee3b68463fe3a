import type pg from 'pg';

/** Raised when older programs could not read what this one writes. */
export const FORMAT = 1;
/** A table is cut into entries of this size, because the tar format wants to know the length beforehand. */
export const PART_BYTES = 4 * 1024 * 1024;

/** The first entry: what is needed before a single row is read. */
export interface BackupHeader {
  readonly format: number;
  readonly schemaVersion: number;
  readonly takenAt: string;
  readonly tables: readonly TableShape[];
}

export interface TableShape {
  readonly name: string;
  readonly columns: readonly string[];
}

/** The last entry: what the rows must add up to. `files`: how many there are; older backups have none. */
export interface BackupManifest {
  readonly tables: Readonly<Record<string, { readonly rows: number; readonly sha256: string }>>;
  readonly files?: number;
  readonly sequences: Readonly<Record<string, { readonly lastValue: string; readonly isCalled: boolean }>>;
}

export const HEADER_ENTRY = 'header.json';
export const MANIFEST_ENTRY = 'manifest.json';
/** The files that something names. */
export const FILES = `select id from upload union all select id from message_attachment union all select id from note_attachment`;

/** A file of the desk; with more than one part, so that none of it is held whole. */
export const fileEntry = (id: string, part: number) => `files/${id}/${String(part).padStart(6, '0')}`;
export const fileOfEntry = (entry: string) => /^files\/([0-9a-f-]{36})\/\d{6}$/.exec(entry)?.[1];
export const partEntry = (table: string, part: number) => `tables/${table}/${String(part).padStart(6, '0')}.copy`;
export const tableOfEntry = (entry: string) => /^tables\/(.+)\/\d{6}\.copy$/.exec(entry)?.[1];

/** Every table of the desk but the list of its migrations; the queue's own schema is not kept, it is made anew. */
export async function readTables(client: pg.ClientBase): Promise<readonly TableShape[]> {
  const { rows } = await client.query<TableShape>(`
    select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'schema_migration'
      and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    group by c.relname order by c.relname collate "C"`);
  return rows;
}

export async function readSequences(client: pg.ClientBase): Promise<BackupManifest['sequences']> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'S' order by 1`,
  );
  const sequences: Record<string, { lastValue: string; isCalled: boolean }> = {};
  for (const { name } of rows) {
    const state = await client.query<{ last_value: string; is_called: boolean }>(
      `select last_value::text, is_called from public.${client.escapeIdentifier(name)}`,
    );
    const [row] = state.rows;
    if (row) sequences[name] = { lastValue: row.last_value, isCalled: row.is_called };
  }
  return sequences;
}

export function columnList(client: pg.ClientBase, table: TableShape): string {
  return `public.${client.escapeIdentifier(table.name)} (${table.columns.map((name) => client.escapeIdentifier(name)).join(', ')})`;
}
