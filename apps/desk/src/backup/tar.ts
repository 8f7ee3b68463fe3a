import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { OperatorError } from '@desk/schema';

const BLOCK = 512;

/** Writes entries of the plain tar format (ustar), so that a backup can be looked into with `tar tzf`. */
export class TarWriter {
  constructor(private readonly out: Writable) {}

  async add(name: string, body: Buffer): Promise<void> {
    await this.write(headerOf(name, body.length));
    await this.write(body);
    const rest = body.length % BLOCK;
    if (rest > 0) await this.write(Buffer.alloc(BLOCK - rest));
  }

  /** Two empty blocks end an archive. */
  async end(): Promise<void> {
    await this.write(Buffer.alloc(2 * BLOCK));
    this.out.end();
  }

  private async write(bytes: Buffer): Promise<void> {
    if (!this.out.write(bytes)) await once(this.out, 'drain');
  }
}

function headerOf(name: string, size: number): Buffer {
  const header = Buffer.alloc(BLOCK);
  if (Buffer.byteLength(name) > 100) throw new Error(`Name too long for the archive: ${name}`);
  header.write(name, 0, 'utf8');
  header.write('0000600\0', 100, 'ascii');
  header.write('0000000\0', 108, 'ascii');
  header.write('0000000\0', 116, 'ascii');
  header.write(`${size.toString(8).padStart(11, '0')}\0`, 124, 'ascii');
  header.write('00000000000\0', 136, 'ascii');
  header.write('        ', 148, 'ascii'); // the checksum is computed with blanks in its own place
  header.write('0', 156, 'ascii');
  header.write('ustar\0', 257, 'ascii');
  header.write('00', 263, 'ascii');
  header.write(`${checksumOf(header).toString(8).padStart(6, '0')}\0 `, 148, 'ascii');
  return header;
}

const checksumOf = (header: Buffer) => header.reduce((sum, byte) => sum + byte, 0);

export interface TarEntry {
  readonly name: string;
  readonly body: Buffer;
}

/** Reads entries one after the other; each is small enough to be held in memory. */
export async function* readTar(source: AsyncIterable<Buffer>): AsyncGenerator<TarEntry> {
  const take = taking(source);
  for (;;) {
    const header = await take(BLOCK);
    if (header.every((byte) => byte === 0)) return;
    const written = parseInt(header.toString('ascii', 148, 154), 8);
    const blank = Buffer.from(header);
    blank.write('        ', 148, 'ascii');
    if (checksumOf(blank) !== written) throw damaged();
    const size = parseInt(header.toString('ascii', 124, 135), 8);
    const name = header.toString('utf8', 0, 100).replace(/\0.*$/s, '');
    const body = await take(size);
    await take((BLOCK - (size % BLOCK)) % BLOCK);
    yield { name, body };
  }
}

export const damaged = () =>
  new OperatorError(
    'The backup file is damaged or was not written to its end.',
    'Use another copy of it, or an earlier backup.',
  );

/** Hands out exactly as many bytes as are asked for. */
function taking(source: AsyncIterable<Buffer>): (count: number) => Promise<Buffer> {
  const chunks = source[Symbol.asyncIterator]();
  let held: Buffer[] = [];
  let length = 0;
  return async (count) => {
    while (length < count) {
      const next = await chunks.next();
      if (next.done === true) throw damaged();
      held.push(next.value);
      length += next.value.length;
    }
    const all = Buffer.concat(held, length);
    held = [all.subarray(count)];
    length -= count;
    return all.subarray(0, count);
  };
}
