import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { Directory, type WatchedMethod } from '../events/directory.js';
import { Log } from '../log/log.js';
import { Clock } from '../time/clock.js';

/** What comes up sooner than it was known to is late by no more than this. */
const LOOK_EVERY_MS = 250;
/** After a fault; the database may be away. */
const PATIENCE_MS = 1_000;

/** Calls what is to be watched, each in a loop of its own: no queue, no message, nothing that can be lost. */
@Injectable()
export class Lookout {
  private loops: readonly Promise<void>[] = [];
  private readonly end = new AbortController();

  constructor(
    private readonly directory: Directory,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  start(): void {
    this.loops = this.directory.watched().map((watched) => this.loop(watched));
  }

  /** Finishes what runs. */
  async stop(): Promise<void> {
    this.end.abort();
    await Promise.all(this.loops);
  }

  private async loop({ name, look }: WatchedMethod): Promise<void> {
    while (!this.end.signal.aborted) {
      try {
        await this.sleep(this.until(await look()));
      } catch (error) {
        this.log.error(error, { watch: name }, 'a watch stumbled and will look again');
        await this.sleep(PATIENCE_MS);
      }
    }
  }

  private until(next: Temporal.Instant | null): number {
    if (next === null) return LOOK_EVERY_MS;
    const left = next.epochMilliseconds - this.clock.now().epochMilliseconds;
    return Math.min(LOOK_EVERY_MS, Math.max(0, left));
  }

  private async sleep(milliseconds: number): Promise<void> {
    await delay(milliseconds, undefined, { signal: this.end.signal }).catch(() => undefined);
  }
}
