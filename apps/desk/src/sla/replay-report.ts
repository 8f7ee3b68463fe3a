import type { ReplayDifference } from '@desk/tickets';
import { closeSync, ftruncateSync, openSync, writeSync } from 'node:fs';

const HEADING = 'ticket,target,cycle,field,stored,replayed\n';

/** The differences as CSV. What was written after the last progress that was kept is written again. */
export class ReplayReport {
  private readonly file: number;

  /** `bytes` of the file stand; 0 begins it anew. */
  constructor(
    path: string,
    private readonly ticketPrefix: string,
    private length: number,
  ) {
    this.file = openSync(path, length === 0 ? 'w' : 'r+');
    ftruncateSync(this.file, length);
    if (length === 0) this.write(HEADING);
  }

  /** Length of the file in bytes. */
  get bytes(): number {
    return this.length;
  }

  add(differences: readonly ReplayDifference[]): void {
    this.write(
      differences
        .map(({ number, target, cycle, field, stored, replayed }) =>
          [`${this.ticketPrefix}-${number}`, target ?? '', String(cycle ?? ''), field, stored, replayed]
            .map(quoted)
            .join(','),
        )
        .map((line) => `${line}\n`)
        .join(''),
    );
  }

  close(): void {
    closeSync(this.file);
  }

  private write(text: string): void {
    const bytes = Buffer.from(text);
    for (let done = 0; done < bytes.length;) {
      const written = writeSync(this.file, bytes, done, bytes.length - done, this.length);
      done += written;
      this.length += written;
    }
  }
}

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
