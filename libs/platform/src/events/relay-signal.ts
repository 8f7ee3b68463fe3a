import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Wire } from '../database/wire.js';

export const RELAY_CHANNEL = 'desk_relay';
const COALESCED_MS = 50;

/**
 * Tells the relay that a commit left something in the outbox. The first commit is told at once, those that follow
 * together, at most once in 50 ms: a NOTIFY inside each transaction would halve the rate of commits.
 */
@Injectable()
export class RelaySignal implements OnApplicationShutdown {
  private relay: (() => void) | null = null;
  private pause: NodeJS.Timeout | null = null;
  private again = false;

  constructor(private readonly wire: Wire) {}

  /** The relay lives in this process: no way round by the database. */
  attach(relay: () => void): void {
    this.relay = relay;
  }

  wake(): void {
    if (this.pause !== null) {
      this.again = true;
      return;
    }
    if (this.relay) this.relay();
    else this.wire.notify(RELAY_CHANNEL);
    this.pause = setTimeout(() => {
      this.pause = null;
      if (!this.again) return;
      this.again = false;
      this.wake();
    }, COALESCED_MS);
  }

  onApplicationShutdown(): void {
    if (this.pause !== null) clearTimeout(this.pause);
    this.pause = null;
    this.again = false;
    this.relay = null;
  }
}
