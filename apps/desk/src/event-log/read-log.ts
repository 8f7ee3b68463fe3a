import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createGunzip } from 'node:zlib';
import { OperatorError } from '@desk/schema';
import { parse, type CsvError, type Info } from 'csv-parse';
import { Temporal } from 'temporal-polyfill';
import { isBad, LogRows, type BadRow, type LogRow } from './log-row.js';
import type { Mapping } from './mapping.js';

/** All usable rows of one case, in order; never empty. */
export interface LogCase {
  readonly id: string;
  readonly rows: readonly [LogRow, ...LogRow[]];
}

/** A log on disk. `cut`: it was compressed and its end is missing. */
export interface LogFile {
  readonly path: string;
  readonly gzip: boolean;
  readonly cut: boolean;
}

const LONGEST_RECORD = 1_000_000;
const NEWLINE = 10;

/** Looks at a file before it is read. Throws when there is none, or when it is damaged inside. */
export async function openLog(path: string): Promise<LogFile> {
  const gzip = await isGzip(path);
  if (!gzip) return { path, gzip, cut: false };
  try {
    await pipeline(
      createReadStream(path),
      createGunzip(),
      new Writable({ write: (_chunk, _encoding, done) => done() }),
    );
    return { path, gzip, cut: false };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'Z_BUF_ERROR') return { path, gzip, cut: true };
    const why = error instanceof Error ? error.message : String(error);
    throw new OperatorError(`${path} is damaged: ${why}.`, 'Fetch the file again.');
  }
}

/**
 * Reads a log case by case. Rows that cannot be used are told to `onBad` and left out. Of a file that is cut off, the last
 * case is left out as a whole: what is missing of it may be in the whole file.
 */
export async function* readCases(
  file: LogFile,
  mapping: Mapping,
  onBad: (bad: BadRow) => void,
): AsyncGenerator<LogCase> {
  const ended = new Set<string>();
  let rows: [LogRow, ...LogRow[]] | null = null;
  for await (const row of readRows(file, mapping, onBad)) {
    const last: LogRow | undefined = rows?.at(-1);
    const reason: string | null = last?.caseId === row.caseId ? misplaced(row, last) : null;
    if (reason !== null || ended.has(row.caseId)) {
      onBad({
        line: row.line,
        caseId: row.caseId,
        reason: reason ?? 'comes after rows of other cases; the rows of a case must stand together',
      });
    } else if (rows !== null && last?.caseId === row.caseId) rows.push(row);
    else {
      if (rows !== null) yield caseOf(rows, ended);
      rows = [row];
    }
  }
  if (rows === null) return;
  if (!file.cut) yield caseOf(rows, ended);
  else {
    const { line, caseId } = rows.at(-1) ?? rows[0];
    onBad({ line, caseId, reason: 'the file is cut off here; this case may be incomplete and is left out' });
  }
}

function caseOf(rows: LogCase['rows'], ended: Set<string>): LogCase {
  const id = rows[0].caseId;
  ended.add(id);
  return { id, rows };
}

function misplaced(row: LogRow, before: LogRow): string | null {
  if (row.order !== null && before.order !== null && row.order <= before.order) {
    return `has place ${row.order} in its case, after place ${before.order}`;
  }
  if (Temporal.Instant.compare(row.at, before.at) >= 0) return null;
  return 'is earlier than the row before it in the same case';
}

async function* readRows(file: LogFile, mapping: Mapping, onBad: (bad: BadRow) => void): AsyncGenerator<LogRow> {
  const parser = parse({
    bom: true,
    delimiter: mapping.delimiter,
    info: true,
    max_record_size: LONGEST_RECORD,
    on_skip: (error: CsvError | undefined) => {
      if (error) onBad({ line: Number(error['lines']), caseId: '', reason: `is not CSV: ${error.message}` });
      return undefined;
    },
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
  });
  const feeding = pipeline(Readable.from(wholeLines(file), { objectMode: false }), parser);
  feeding.catch(() => undefined); // it is thrown where the rows are read
  let reader: LogRows | null = null;
  for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>) {
    if (reader === null) {
      reader = new LogRows(mapping, record);
      if (reader.missing.length > 0) {
        throw new OperatorError(
          `${file.path} does not have the columns that the mapping names: ${reader.missing.join(', ')}.`,
          `Its columns are ${record.join(', ')}. Correct the mapping, or its delimiter.`,
        );
      }
      continue;
    }
    const row = reader.read(record, info.lines);
    if (isBad(row)) onBad(row);
    else yield row;
  }
  await feeding;
  if (reader === null) throw new OperatorError(`${file.path} is empty.`, 'The first line must name the columns.');
}

/** The bytes of the file; of one that is cut off only whole lines. */
async function* wholeLines(file: LogFile): AsyncGenerator<Buffer> {
  const bytes = createReadStream(file.path);
  // What is there of a cut file is decompressed to its end; that it is cut was found out before.
  const stream = file.gzip ? bytes.pipe(createGunzip({ finishFlush: constants.Z_SYNC_FLUSH })) : bytes;
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    const end = chunk.lastIndexOf(NEWLINE) + 1;
    if (end === 0) rest = Buffer.concat([rest, chunk]);
    else {
      yield Buffer.concat([rest, chunk.subarray(0, end)]);
      rest = chunk.subarray(end);
    }
  }
  if (rest.length > 0 && !file.cut) yield rest;
}

async function isGzip(path: string): Promise<boolean> {
  try {
    const handle = await open(path);
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0);
      return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
    } finally {
      await handle.close();
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new OperatorError(
      `The file ${path} cannot be read (${code ?? String(error)}).`,
      'Check its name and rights.',
    );
  }
}
