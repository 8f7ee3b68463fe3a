import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import {
  migrate,
  migrateJobs,
  migrations,
  OperatorError,
  schemaVersion,
  withClient,
  type DatabaseUrls,
} from '@desk/schema';
import type pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import {
  columnList,
  fileOfEntry,
  FILES,
  FORMAT,
  HEADER_ENTRY,
  MANIFEST_ENTRY,
  readTables,
  tableOfEntry,
  type BackupHeader,
  type BackupManifest,
  type TableShape,
} from './format.js';
import { damaged, readTar, type TarEntry } from './tar.js';

export interface RestoreResult {
  readonly tables: number;
  readonly rows: number;
  readonly files: number;
  readonly takenAt: string;
}

/** Brings a backup into an empty database, all of it or nothing, and proves that what stands there is what was saved. */
export async function restore(
  urls: DatabaseUrls,
  file: string,
  filesFolder: string,
  onTable: (name: string) => void = () => undefined,
): Promise<RestoreResult> {
  if (!existsSync(file))
    throw new OperatorError(`There is no file ${file}.`, 'Name the file that `backup` has written.');
  const entries = entriesOf(file);
  try {
    const header = readHeader(await nextEntry(entries));
    await prepareSchema(urls, header);
    const result = await withClient(urls.adminUrl, (client) => load(client, header, entries, filesFolder, onTable));
    await migrate(urls.adminUrl, migrations);
    if (urls.jobsUrl !== '') await migrateJobs(urls.adminUrl, urls.jobsUrl); // on Redis the queue has no tables
    await withClient(urls.adminUrl, (client) => client.query('analyze'));
    return result;
  } finally {
    await entries.return(undefined);
  }
}

async function* entriesOf(file: string): AsyncGenerator<TarEntry> {
  const source = createReadStream(file);
  const unpacked = createGunzip();
  source.once('error', (error) => unpacked.destroy(error));
  try {
    yield* readTar(source.pipe(unpacked) as AsyncIterable<Buffer>);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    throw code.startsWith('Z_') || code === 'ERR_STREAM_PREMATURE_CLOSE' ? damaged() : error;
  } finally {
    source.destroy();
    unpacked.destroy();
  }
}

async function nextEntry(entries: AsyncGenerator<TarEntry>): Promise<TarEntry> {
  const next = await entries.next();
  if (next.done === true) throw damaged();
  return next.value;
}

function readHeader(entry: TarEntry): BackupHeader {
  if (entry.name !== HEADER_ENTRY) throw damaged();
  const header = JSON.parse(entry.body.toString('utf8')) as BackupHeader;
  if (header.format !== FORMAT) {
    throw new OperatorError(
      `The backup has format ${header.format}; this program reads format ${FORMAT}.`,
      'Restore it with the version of the program that made it.',
    );
  }
  return header;
}

/** The rows go into the schema that they came from; what is newer is migrated afterwards. */
async function prepareSchema(urls: DatabaseUrls, header: BackupHeader): Promise<void> {
  const newest = migrations.length;
  if (header.schemaVersion > newest) {
    throw new OperatorError(
      `The backup was made at schema version ${header.schemaVersion}; this program knows ${newest}.`,
      'Use the version of the program that made it, or a newer one.',
    );
  }
  const present = await withClient(urls.adminUrl, (client) => schemaVersion(client));
  if (present > 0 && present !== header.schemaVersion) {
    throw new OperatorError(
      `The database is at schema version ${present}, the backup at ${header.schemaVersion}.`,
      'Restore into a new, empty database: the tables are then made as they were and brought up to date afterwards.',
    );
  }
  await migrate(urls.adminUrl, migrations.slice(0, header.schemaVersion));
}

async function load(
  client: pg.Client,
  header: BackupHeader,
  entries: AsyncGenerator<TarEntry>,
  filesFolder: string,
  onTable: (name: string) => void,
): Promise<RestoreResult> {
  await client.query(`set synchronize_seqscans = off; set timezone = 'UTC'`);
  await client.query('begin');
  try {
    await assertEmpty(client);
    const tables = await readTables(client);
    assertSameTables(tables, header.tables);
    const replaceKeys = await dropForeignKeys(client);
    // An empty database has the few rows that migrations put there; the backup brings them again.
    await client.query(`truncate ${tables.map((table) => `public.${client.escapeIdentifier(table.name)}`).join(', ')}`);
    const { sums, manifest, files } = await loadRows(client, header.tables, entries, filesFolder, onTable);
    for (const table of header.tables) {
      const wanted = manifest.tables[table.name];
      const loaded = sums.get(table.name) ?? { rows: 0, sha256: createHash('sha256').digest('hex') };
      const stands = await readBack(client, table);
      if (wanted === undefined || !same(wanted, loaded) || !same(wanted, stands)) {
        throw new OperatorError(
          `Table ${table.name} is not what was saved (${stands.rows} rows, expected ${wanted?.rows ?? 'none'}); nothing was restored.`,
          'Use another copy of the backup, or an earlier one.',
        );
      }
    }
    await assertFiles(client, filesFolder, files, manifest);
    await setSequences(client, manifest);
    await replaceKeys();
    await client.query('commit');
    const rows = Object.values(manifest.tables).reduce((sum, table) => sum + table.rows, 0);
    return { tables: header.tables.length, rows, files, takenAt: header.takenAt };
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

async function assertEmpty(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ persons: number; tickets: number }>(
    'select (select count(*)::int from person) as persons, (select count(*)::int from ticket) as tickets',
  );
  const { persons = 0, tickets = 0 } = rows[0] ?? {};
  if (persons === 0 && tickets === 0) return;
  throw new OperatorError(
    `The database is not empty: it has ${persons} people and ${tickets} tickets.`,
    'Restore into a new database; nothing that stands in one is ever overwritten.',
  );
}

function assertSameTables(present: readonly TableShape[], saved: readonly TableShape[]): void {
  const shape = (tables: readonly TableShape[]) =>
    tables.map(({ name, columns }) => `${name}(${[...columns].sort().join()})`);
  const here = new Set(shape(present));
  const wrong =
    shape(saved).find((table) => !here.has(table)) ?? (present.length === saved.length ? undefined : 'their number');
  if (wrong === undefined) return;
  throw new OperatorError(
    `The tables of the database are not those of the backup (${wrong}).`,
    'Restore with the version of the program that made the backup.',
  );
}

/** Keys that point to each other in a circle cannot be kept row by row; added again, all rows are checked at once. */
async function dropForeignKeys(client: pg.Client): Promise<() => Promise<void>> {
  const { rows } = await client.query<{ table: string; name: string; definition: string }>(`
    select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace order by conrelid, conname`);
  for (const { table, name } of rows) await client.query(`alter table ${table} drop constraint ${name}`);
  return async () => {
    for (const { table, name, definition } of rows) {
      await client.query(`alter table ${table} add constraint ${name} ${definition}`);
    }
  };
}

interface TableSum {
  readonly rows: number;
  readonly sha256: string;
}

const same = (a: TableSum, b: TableSum) => a.rows === b.rows && a.sha256 === b.sha256;

async function loadRows(
  client: pg.Client,
  tables: readonly TableShape[],
  entries: AsyncGenerator<TarEntry>,
  filesFolder: string,
  onTable: (name: string) => void,
): Promise<{ sums: ReadonlyMap<string, TableSum>; manifest: BackupManifest; files: number }> {
  const shapes = new Map(tables.map((table) => [table.name, table]));
  const sums = new Map<string, TableSum>();
  let entry = await nextEntry(entries);
  let files = 0;
  while (entry.name !== MANIFEST_ENTRY) {
    const fileId = fileOfEntry(entry.name);
    if (fileId !== undefined) {
      onTable('files');
      entry = await loadFile(fileId, entry, entries, filesFolder);
      files += 1;
      continue;
    }
    const shape = shapes.get(tableOfEntry(entry.name) ?? '');
    if (shape === undefined || sums.has(shape.name)) throw damaged();
    onTable(shape.name);
    const hash = createHash('sha256');
    const parts = async function* () {
      for (; tableOfEntry(entry.name) === shape.name; entry = await nextEntry(entries)) {
        hash.update(entry.body);
        yield entry.body;
      }
    };
    const stream = client.query(copyFrom(`copy ${columnList(client, shape)} from stdin`));
    await pipeline(parts, stream);
    sums.set(shape.name, { rows: stream.rowCount, sha256: hash.digest('hex') });
  }
  return { sums, manifest: JSON.parse(entry.body.toString('utf8')) as BackupManifest, files };
}

/** Writes one file with its parts; answers the entry after it. */
async function loadFile(
  id: string,
  first: TarEntry,
  entries: AsyncGenerator<TarEntry>,
  folder: string,
): Promise<TarEntry> {
  const path = join(folder, id.slice(-2), id);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const file = await open(path, 'w', 0o600);
  try {
    let entry = first;
    for (; fileOfEntry(entry.name) === id; entry = await nextEntry(entries)) await file.writeFile(entry.body);
    await file.sync();
    return entry;
  } finally {
    await file.close();
  }
}

/** Holds every file that came to the sum that its row has kept since it was sent. */
async function assertFiles(client: pg.Client, folder: string, count: number, manifest: BackupManifest): Promise<void> {
  if (count !== (manifest.files ?? 0)) throw damaged();
  if (count === 0) return;
  const { rows } = await client.query<{ id: string; sha256: Buffer }>(
    `select id, sha256 from (${FILES.replaceAll('select id', 'select id, sha256')}) f`,
  );
  for (const { id, sha256 } of rows) {
    const path = join(folder, id.slice(-2), id);
    if (!existsSync(path)) continue;
    const hash = createHash('sha256');
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) hash.update(chunk);
    if (!hash.digest().equals(sha256)) throw damaged();
  }
}

/** What the table holds now, in the order in which it was filled. */
async function readBack(client: pg.Client, table: TableShape): Promise<TableSum> {
  const stream = client.query(copyTo(`copy ${columnList(client, table)} to stdout`));
  const hash = createHash('sha256');
  for await (const chunk of stream as AsyncIterable<Buffer>) hash.update(chunk);
  return { rows: stream.rowCount, sha256: hash.digest('hex') };
}

async function setSequences(client: pg.Client, manifest: BackupManifest): Promise<void> {
  for (const [name, { lastValue, isCalled }] of Object.entries(manifest.sequences)) {
    await client.query('select setval($1::regclass, $2::bigint, $3)', [
      `public.${client.escapeIdentifier(name)}`,
      lastValue,
      isCalled,
    ]);
  }
}
