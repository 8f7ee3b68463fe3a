import { OperatorError } from '@desk/schema';

const REPEATED_EVERY_MS = 2_000;

/** Says what is being done, and goes on saying so while it takes long. */
export class Progress {
  private title = '';
  private begun = 0;
  private timer: NodeJS.Timeout | undefined;

  readonly step = (title: string): void => {
    this.detail(title);
    console.log(`  ${title}`);
  };

  /** A step of many short ones: named only when it is the one that takes long. */
  readonly detail = (title: string): void => {
    this.done();
    this.title = title;
    this.begun = performance.now();
    this.timer = setInterval(() => console.log(`  ${this.title} … ${this.seconds()} s`), REPEATED_EVERY_MS);
    this.timer.unref();
  };

  done(): void {
    clearInterval(this.timer);
  }

  private seconds(): string {
    return ((performance.now() - this.begun) / 1000).toFixed(0);
  }
}

/** Runs a command; what an operator can put right is told in two lines, everything else with its origin. */
export async function reportingTrouble(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const known = explain(error);
    if (known) console.error(`\n${known.message}\n${known.advice}`);
    else console.error(error);
    process.exit(1); // whatever a broken-off start has left open does not hold the terminal
  }
}

function explain(error: unknown): OperatorError | null {
  if (error instanceof OperatorError) return error;
  const { code, address, port } = error as NodeJS.ErrnoException & { address?: string; port?: number };
  const host = address === undefined ? 'The database' : `The database at ${address}:${port}`;
  switch (code) {
    case 'ECONNREFUSED':
    case 'ENOTFOUND':
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
      return new OperatorError(
        `${host} cannot be reached (${code}).`,
        'Check that it runs, and the address in DATABASE_URL.',
      );
    case '28P01':
    case '28000':
      return new OperatorError(
        `The database refused the sign-in: ${(error as Error).message}.`,
        'Run `npm run desk -- setup-database` again and use the URLs that it prints.',
      );
    case '3D000':
      return new OperatorError(`${(error as Error).message}.`, 'Create it with `npm run desk -- setup-database`.');
    case '42P01':
    case '3F000':
      return new OperatorError(
        'There is no desk in this database yet.',
        'Make one with `npm run desk -- setup`, or `npm start` for the demo city.',
      );
    case 'ENOSPC':
    case '53100':
      return new OperatorError('The disk is full.', 'Free some space and start again; nothing that was saved is lost.');
    case '53300':
      return new OperatorError(
        'The database server has no connection left.',
        'Stop other programs, or raise its max_connections.',
      );
    default:
      return null;
  }
}
