const FORCED_AFTER_MS = 20_000;
/** npm passes Ctrl-C on to a process that the terminal has told already: two at once are one. */
const SAME_PRESS_MS = 1_000;

/** Thrown between two steps of a start that was broken off. */
export class Interrupted extends Error {}

/** Closes what was opened, in the opposite order, on Ctrl-C or SIGTERM and also in the middle of a start. */
export class Shutdown {
  private readonly closers: (() => Promise<unknown>)[] = [];
  private asked: number | null = null;
  private ready = false;

  constructor(private readonly say: (line: string) => void) {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => this.request());
  }

  opened(close: () => Promise<unknown>): void {
    this.closers.push(close);
    this.check();
  }

  /** Ends a start that somebody has broken off meanwhile. */
  check(): void {
    if (this.asked !== null) throw new Interrupted();
  }

  /** From now on a signal closes everything at once. */
  started(): void {
    this.check();
    this.ready = true;
  }

  async run(): Promise<void> {
    for (let close = this.closers.pop(); close; close = this.closers.pop()) await close();
  }

  private request(): void {
    const now = performance.now();
    if (this.asked !== null) {
      if (now - this.asked > SAME_PRESS_MS) process.exit(1);
      return;
    }
    this.asked = now;
    this.say('\nStopping …');
    setTimeout(() => process.exit(1), FORCED_AFTER_MS).unref();
    if (!this.ready) return;
    this.run().then(
      () => {
        this.say('Stopped.');
        process.exit(0);
      },
      (error: unknown) => {
        this.say(String(error));
        process.exit(1);
      },
    );
  }
}
