import type { ReadTx } from './tx.js';

/**
 * Reference data that is small, the whole city's and hardly ever changes: read whole, kept for some seconds, and read
 * again at once when somebody asks for what is not in it.
 */
export class Kept<T> {
  private until = 0;
  private value: T | undefined;
  /** Counts how often it was cleared: what began to be read before that may be old, and is not kept. */
  private cleared = 0;

  constructor(
    private readonly milliseconds: number,
    private readonly load: (tx: ReadTx) => Promise<T>,
  ) {}

  /** `fresh` false for a value that lacks what is asked for. */
  async get(tx: ReadTx, fresh: (value: T) => boolean = () => true): Promise<T> {
    if (this.value !== undefined && performance.now() < this.until && fresh(this.value)) return this.value;
    const cleared = this.cleared;
    const value = await this.load(tx);
    if (cleared !== this.cleared) return value;
    this.value = value;
    this.until = performance.now() + this.milliseconds;
    return value;
  }

  clear(): void {
    this.cleared += 1;
    this.value = undefined;
  }
}
