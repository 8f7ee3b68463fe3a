import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import type { BadRow } from './log-row.js';

const MOST_SAID = 20;

/** Tells what is wrong with rows: the first of them on the terminal, all of them in a file if one is wanted. */
export class BadRows {
  private readonly file: WriteStream | null;
  private count = 0;

  constructor(file: string | null) {
    this.file = file === null ? null : createWriteStream(file);
    this.file?.write('line,case,reason\n');
  }

  /** Waits until the file can be written, so that nothing is imported whose report would be lost. */
  async ready(): Promise<void> {
    if (this.file?.pending) await once(this.file, 'ready');
  }

  readonly add = ({ line, caseId, reason }: BadRow): void => {
    this.count += 1;
    if (this.count <= MOST_SAID) console.error(`  line ${line}: ${reason}${caseId === '' ? '' : ` (case ${caseId})`}`);
    this.file?.write(`${[String(line), caseId, reason].map(quoted).join(',')}\n`);
  };

  async close(): Promise<void> {
    if (this.count > MOST_SAID) {
      const where = this.file === null ? 'name a file with --report to see them all' : 'all of them are in the report';
      console.error(`  … and ${this.count - MOST_SAID} more; ${where}.`);
    }
    if (this.file === null) return;
    this.file.end();
    await finished(this.file);
  }
}

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
