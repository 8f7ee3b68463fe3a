import { SessionLookup, type Credential } from '@desk/access';
import { Log } from '@desk/platform';
import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { LiveConnections, type Connection } from './live-connections.js';
import { LiveRooms } from './live-rooms.js';

/** Rights are looked at again when they change; and this often, for what ends by its date or when the word of it was lost. */
const RECHECK_MS = 30_000;
/** So often it is looked whether a process has died: nobody else would say that its people are gone. */
const LOOK_MS = 2_000;
/** Changes of rights that come together are looked at together. */
const GATHER_MS = 50;
/** So many sockets are looked at side by side. */
const SIDE_BY_SIDE = 8;

/** Looks again at who everybody is and what they may hear. */
@Injectable()
export class LiveRights implements OnApplicationBootstrap, BeforeApplicationShutdown {
  /** Whose rights are to be looked at. */
  private readonly doubtful = new Set<Connection>();
  private gathering: NodeJS.Timeout | null = null;
  private timers: readonly NodeJS.Timeout[] = [];
  /** How many processes there were when it was last looked. */
  private processes = 0;

  constructor(
    private readonly connections: LiveConnections,
    private readonly rooms: LiveRooms,
    private readonly sessions: SessionLookup,
    private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    this.timers = [
      setInterval(() => void this.recheck(), RECHECK_MS),
      setInterval(() => void this.lookForDead(), LOOK_MS),
    ];
    this.sessions.onChange((isAffected) => this.doubt(isAffected));
  }

  beforeApplicationShutdown(): void {
    for (const timer of this.timers) clearInterval(timer);
    if (this.gathering) clearTimeout(this.gathering);
  }

  /** Of everybody, whatever has been heard; and of who is present, what a process that died has left. */
  async recheck(): Promise<void> {
    await this.recheckAll(this.connections.all());
    await this.rooms.refresh();
  }

  private async lookForDead(): Promise<void> {
    const before = this.processes;
    this.processes = await this.rooms.processes().catch(() => before);
    if (this.processes < before) await this.rooms.refresh();
  }

  private doubt(isAffected: (credential: Credential) => boolean): void {
    for (const connection of this.connections.all()) {
      if (isAffected(connection.credential)) this.doubtful.add(connection);
    }
    if (this.doubtful.size === 0) return;
    this.gathering ??= setTimeout(() => {
      this.gathering = null;
      const doubtful = [...this.doubtful];
      this.doubtful.clear();
      void this.recheckAll(doubtful);
    }, GATHER_MS);
  }

  private async recheckAll(connections: readonly Connection[]): Promise<void> {
    const rest = connections.values();
    const work = async () => {
      for (const connection of rest) {
        connection.turn = connection.turn
          .then(() => this.recheckOne(connection))
          .catch((error: unknown) =>
            this.log.warn({ reason: String(error) }, 'the rights of a socket could not be looked at'),
          );
        await connection.turn;
      }
    };
    await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work));
  }

  private async recheckOne(connection: Connection): Promise<void> {
    const actor = await this.sessions.actorOf(connection.credential);
    if (!actor) return void connection.socket.disconnect(true);
    connection.actor = actor;
    await this.rooms.keepAllowed(connection);
  }
}
