import { OperatorError } from '@desk/schema';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';

/** What is asked of a replay; it is gone on with under the same. */
export interface ReplaySettings {
  /** City dates, both inclusive. */
  readonly from: string | null;
  readonly to: string | null;
  /** Keys; none: all. */
  readonly services: readonly string[];
  readonly agencies: readonly string[];
  readonly commit: boolean;
}

/** How far a replay has come. */
export interface ReplayState {
  /** Tickets up to this id are done. */
  readonly after: string;
  readonly tickets: number;
  readonly clocks: number;
  /** Tickets with a difference, and those of them that a commit puts right. */
  readonly differing: number;
  readonly mendable: number;
  /** Differences by `target field`. */
  readonly kinds: Readonly<Record<string, number>>;
  readonly reportBytes: number;
}

export interface ReplayProgress {
  readonly settings: ReplaySettings;
  readonly total: number;
  readonly state: ReplayState;
  /** Stands in the report already; the rows of these tickets may be written, or not yet. */
  readonly pending: ReplayState | null;
}

/** Kept in a file beside the report, always whole: written under another name, then renamed. */
export class ReplayProgressFile {
  constructor(private readonly path: string) {}

  /** Refuses when there is nothing to go on with, or when something else was asked. */
  load(settings: ReplaySettings): ReplayProgress {
    if (!existsSync(this.path)) {
      throw new OperatorError(
        `There is no interrupted replay to go on with (${this.path} is missing).`,
        'Start it without --continue, or name the report of the one that was interrupted with --report.',
      );
    }
    const progress = this.read();
    if (JSON.stringify(progress.settings) !== JSON.stringify(settings)) {
      throw new OperatorError(
        'The interrupted replay was asked for other tickets, or with another --commit.',
        'Give the same options again beside --continue, or start anew without it.',
      );
    }
    return progress;
  }

  save(progress: ReplayProgress): void {
    writeFileSync(`${this.path}.new`, JSON.stringify(progress));
    renameSync(`${this.path}.new`, this.path);
  }

  remove(): void {
    rmSync(this.path, { force: true });
  }

  private read(): ReplayProgress {
    try {
      return JSON.parse(readFileSync(this.path, 'utf8')) as ReplayProgress;
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      throw new OperatorError(`${this.path} is no progress of a replay.`, 'Start the replay without --continue.');
    }
  }
}
