import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { OperatorError, schemaVersion, withClient, type DatabaseUrls } from '@desk/schema';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import {
  columnList,
  fileEntry,
  FILES,
  FORMAT,
  HEADER_ENTRY,
  MANIFEST_ENTRY,
  PART_BYTES,
  partEntry,
  readSequences,
  readTables,
  type BackupHeader,
  type BackupManifest,
  type TableShape,
} from './format.js';
import { TarWriter } from './tar.js';

export interface BackupResult {
  readonly tables: number;
  readonly rows: number;
  readonly files: number;
}

/**
 * Writes every table, as it stood at one moment, and the files that stand in them, into one file. The desk may go on working
 * meanwhile: files never change, and one that is thrown away on the way is nobody's.
 */
export async function backup(
  urls: DatabaseUrls,
  file: string,
  filesFolder: string,
  onTable: (name: string) => void = () => undefined,
): Promise<BackupResult> {
  if (existsSync(file)) {
    throw new OperatorError(
      `The file ${file} exists already.`,
      'Name another one: a backup never overwrites anything.',
    );
  }
  await mkdir(dirname(file), { recursive: true });
  const draft = `${file}.partial`;
  try {
    const result = await withClient(urls.backupUrl, (client) => write(client, draft, filesFolder, onTable));
    await rename(draft, file);
    return result;
  } catch (error) {
    await rm(draft, { force: true });
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    throw new OperatorError(
      `The disk is full: the backup could not be written to ${file}.`,
      'Free some space, or name a file on another disk.',
    );
  }
}

async function write(
  client: pg.Client,
  file: string,
  filesFolder: string,
  onTable: (name: string) => void,
): Promise<BackupResult> {
  await client.query(`set role desk_backup; set synchronize_seqscans = off; set timezone = 'UTC'`);
  await client.query('begin isolation level repeatable read, read only');
  const gzip = createGzip({ level: 6 });
  const target = createWriteStream(file, { mode: 0o600, flush: true });
  const written = finished(gzip.pipe(target));
  written.catch((error: Error) => gzip.destroy(error)); // whoever waits for gzip to drain must hear of it
  const tar = new TarWriter(gzip);

  const tables = await readTables(client);
  const now = await client.query<{ now: Date }>('select now()');
  const header: BackupHeader = {
    format: FORMAT,
    schemaVersion: await schemaVersion(client),
    takenAt: now.rows[0]!.now.toISOString(),
    tables,
  };
  await tar.add(HEADER_ENTRY, json(header));
  const sums: Record<string, { rows: number; sha256: string }> = {};
  let rows = 0;
  for (const table of tables) {
    onTable(table.name);
    const sum = await writeTable(client, tar, table);
    sums[table.name] = sum;
    rows += sum.rows;
  }
  onTable('files');
  const files = await writeFiles(client, tar, filesFolder);
  const manifest: BackupManifest = { tables: sums, files, sequences: await readSequences(client) };
  await tar.add(MANIFEST_ENTRY, json(manifest));
  await tar.end();
  await written;
  await client.query('commit');
  return { tables: tables.length, rows, files };
}

async function writeTable(
  client: pg.Client,
  tar: TarWriter,
  table: TableShape,
): Promise<{ rows: number; sha256: string }> {
  const stream = client.query(copyTo(`copy ${columnList(client, table)} to stdout`));
  const hash = createHash('sha256');
  let held: Buffer[] = [];
  let length = 0;
  let part = 0;
  const flush = async () => {
    part += 1;
    await tar.add(partEntry(table.name, part), Buffer.concat(held, length));
    held = [];
    length = 0;
  };
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    hash.update(chunk);
    held.push(chunk);
    length += chunk.length;
    if (length >= PART_BYTES) await flush();
  }
  if (length > 0) await flush();
  return { rows: stream.rowCount, sha256: hash.digest('hex') };
}

/** Every file that a table names, in parts. What is missing on disk is missing in the backup as well. */
async function writeFiles(client: pg.Client, tar: TarWriter, folder: string): Promise<number> {
  const { rows } = await client.query<{ id: string }>(FILES);
  let written = 0;
  for (const { id } of rows) {
    const path = join(folder, id.slice(-2), id);
    if (!existsSync(path)) continue;
    let part = 0;
    for await (const chunk of createReadStream(path, { highWaterMark: PART_BYTES }) as AsyncIterable<Buffer>) {
      part += 1;
      await tar.add(fileEntry(id, part), chunk);
    }
    written += 1;
  }
  return written;
}

const json = (value: object) => Buffer.from(`${JSON.stringify(value, null, 2)}\n`, 'utf8');
