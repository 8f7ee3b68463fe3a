import { createHash } from 'node:crypto';
import { createReadStream, type ReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';
import { isId } from '../database/ids.js';
import { notFound, Problem } from '../http/problem.js';
import { HEAD_BYTES, mediaTypeOf } from './media-type.js';

/** A file that has been stored whole. */
export interface StoredFile {
  readonly id: string;
  readonly size: number;
  readonly mediaType: string;
  readonly sha256: Buffer;
}

const PARTIAL = '.partial';
const NO_ROOM = new Set(['ENOSPC', 'EDQUOT']);
const MEGABYTE = 1024 * 1024;

/**
 * Files on disk, each under an id and nothing else, never in memory as a whole. Several processes of one desk share the
 * folder. What a file is to the desk stands in a table; one that stands in none is litter.
 */
@Injectable()
export class FileStore {
  constructor(private readonly config: Config) {}

  /**
   * Stores what comes until its end, or nothing of it. Refuses what is empty, more than `limit` bytes, or has no room.
   * The rest of a refused stream is read and thrown away, so that its sender gets to read the answer.
   */
  async write(id: string, source: Readable, limit: number): Promise<StoredFile> {
    const path = this.path(id);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    try {
      const file = await open(path + PARTIAL, 'wx', 0o600);
      const written = await take(file, source, limit).finally(() => file.close());
      await rename(path + PARTIAL, path);
      await settle(dirname(path));
      return { id, ...written };
    } catch (error) {
      source.resume();
      await rm(path + PARTIAL, { force: true });
      if (NO_ROOM.has((error as NodeJS.ErrnoException).code ?? '')) {
        throw new Problem('storage_full', 'The desk has no room for the file right now; send it later.');
      }
      throw error;
    }
  }

  /** The bytes of a file from its first; 404 when it is gone. */
  async read(id: string): Promise<ReadStream> {
    const path = this.path(id);
    const found = await stat(path).catch(() => null);
    if (!found) throw notFound('The file');
    return createReadStream(path);
  }

  async remove(ids: readonly string[]): Promise<void> {
    for (const id of ids) await rm(this.path(id), { force: true });
  }

  /** The files that are older than an instant, and what is left of uploads that were cut off before it. */
  async *olderThan(epochMs: number): AsyncGenerator<{ readonly id: string; readonly isWhole: boolean }> {
    for (const shelf of await readdir(this.config.filesFolder).catch(() => [])) {
      for (const name of await readdir(join(this.config.filesFolder, shelf)).catch(() => [])) {
        const id = name.replace(PARTIAL, '');
        const found = isId(id) ? await stat(join(this.config.filesFolder, shelf, name)).catch(() => null) : null;
        if (found && found.mtimeMs < epochMs) yield { id, isWhole: name === id };
      }
    }
  }

  /** Removes what is left of an upload that was cut off. */
  async removePartial(id: string): Promise<void> {
    await rm(this.path(id) + PARTIAL, { force: true });
  }

  /** The end of an id is chance, so the shelves fill evenly. */
  private path(id: string): string {
    if (!isId(id)) throw new Error('a file is named by its id');
    return join(this.config.filesFolder, id.slice(-2), id);
  }
}

async function take(file: FileHandle, source: Readable, limit: number): Promise<Omit<StoredFile, 'id'>> {
  const hash = createHash('sha256');
  let head = Buffer.alloc(0);
  let size = 0;
  for await (const chunk of source.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) throw tooLarge(limit);
    if (head.length < HEAD_BYTES) head = Buffer.concat([head, chunk.subarray(0, HEAD_BYTES)]);
    hash.update(chunk);
    await file.writeFile(chunk);
  }
  if (size === 0) throw emptyFile();
  await file.sync();
  return { size, mediaType: mediaTypeOf(head), sha256: hash.digest() };
}

/** Makes the name of a new file last through a power cut as well. */
async function settle(folder: string): Promise<void> {
  const handle = await open(folder);
  await handle.sync().finally(() => handle.close());
}

export function tooLarge(limit: number): Problem {
  const most = Math.max(1, Math.floor(limit / MEGABYTE));
  return new Problem('payload_too_large', `Send a file of at most ${most} MB.`, {
    errors: [{ pointer: '', message: `may be ${most} MB at most`, code: 'file_too_large', values: { most } }],
  });
}

const emptyFile = () =>
  new Problem('validation_failed', 'The file is empty; choose another.', {
    errors: [{ pointer: '', message: 'is an empty file', code: 'empty_file' }],
  });
