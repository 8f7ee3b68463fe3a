/** After a crowd of events the relay rests: a round costs much, however few are in it. News that comes meanwhile waits so long. */
const CROWD = 10;
const CROWD_REST_MS = 200;

/** When the relay goes round: at once when it is woken, never twice at a time, and after a crowd of events when it has rested. */
export class RelayRounds {
  private running: Promise<number> | null = null;
  private resting: NodeJS.Timeout | null = null;
  private started = false;
  private woken = false;

  /** `round` answers how many events went in it; what it throws is told, and forgotten. */
  constructor(
    private readonly round: () => Promise<number>,
    private readonly stumbled: (error: unknown) => void,
  ) {}

  start(): void {
    this.started = true;
    this.wake();
  }

  /** Finishes what runs. */
  async stop(): Promise<void> {
    this.started = false;
    this.rested();
    await this.running?.catch(() => 0);
  }

  /** There is something to relay: goes into one more round after the one that runs, or the rest. */
  wake(): void {
    if (this.running || this.resting) {
      this.woken = true;
      return;
    }
    this.woken = false;
    this.running = this.round();
    this.running
      .then((count) => {
        if (count >= CROWD && this.started) this.resting = setTimeout(() => this.rested(), CROWD_REST_MS);
      })
      .catch(this.stumbled)
      .finally(() => {
        this.running = null;
        this.goOn();
      });
  }

  /** A round of its own, once the one that runs is over, whether the relay rests or not. */
  async alone(round: () => Promise<number>): Promise<number> {
    while (this.running) await this.running.catch(() => 0);
    this.running = round();
    try {
      return await this.running;
    } finally {
      this.running = null;
    }
  }

  private rested(): void {
    if (this.resting) clearTimeout(this.resting);
    this.resting = null;
    this.goOn();
  }

  private goOn(): void {
    if (this.woken && this.started) this.wake();
  }
}
