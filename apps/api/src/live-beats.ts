import type { Actor } from '@desk/access';
import { Log } from '@desk/platform';
import { BEAT_MS, Presences } from '@desk/routing';
import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { LiveConnections } from './live-connections.js';

/** Agents who come within so long are written of in one statement. */
const ARRIVING_MS = 250;

/** Says again and again which agents have a page open here: that they are there is known by nothing else. */
@Injectable()
export class LiveBeats implements OnApplicationBootstrap, BeforeApplicationShutdown {
  /** Agents who have just come, to be told of together: after a restart all come at once. */
  private readonly arrived = new Set<string>();
  private timers: readonly NodeJS.Timeout[] = [];

  constructor(
    private readonly connections: LiveConnections,
    private readonly presences: Presences,
    private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    this.timers = [
      setInterval(() => void this.beat(), BEAT_MS),
      setInterval(() => void this.welcomeAgents(), ARRIVING_MS),
    ];
  }

  beforeApplicationShutdown(): void {
    for (const timer of this.timers) clearInterval(timer);
  }

  hasCome({ id, roles }: Actor): void {
    if (roles.includes('agent')) this.arrived.add(id);
  }

  /** Says of the agents with a socket here that they are there. */
  async beat(): Promise<void> {
    await this.saySeen(this.connections.all().map(({ actor }) => actor));
  }

  private async welcomeAgents(): Promise<void> {
    if (this.arrived.size === 0) return;
    const actors = this.connections.all().map(({ actor }) => actor);
    const here = actors.filter(({ id }) => this.arrived.has(id));
    this.arrived.clear();
    await this.saySeen(here);
  }

  private async saySeen(actors: readonly Actor[]): Promise<void> {
    const ids = actors.filter(({ roles }) => roles.includes('agent')).map(({ id }) => id);
    if (ids.length === 0) return;
    await this.presences
      .seen([...new Set(ids)])
      .catch((error: unknown) => this.log.warn({ reason: String(error) }, 'it was not said who is there'));
  }
}
