import type { Actor, Credential } from '@desk/access';
import type { QueueTeam, Watch } from '@desk/tickets';
import { Injectable } from '@nestjs/common';
import { FloodGate } from './flood-gate.js';
import type { LiveSocket } from './live-sockets.js';

/** One connected socket: who it is, and what it has been let into. */
export interface Connection {
  readonly socket: LiveSocket;
  readonly credential: Credential;
  readonly queues: Map<string, QueueTeam>;
  readonly tickets: Map<string, Watch>;
  /** Rooms of counters; null until they are asked for. */
  counters: readonly string[] | null;
  readonly gate: FloodGate;
  actor: Actor;
  /** Requests of one socket are answered one after the other, so that a leave never overtakes its join. */
  turn: Promise<void>;
}

/** The sockets of this process. */
@Injectable()
export class LiveConnections {
  private readonly open = new Set<Connection>();

  all(): readonly Connection[] {
    return [...this.open];
  }

  add(socket: LiveSocket, actor: Actor, credential: Credential): Connection {
    const connection: Connection = {
      socket,
      actor,
      credential,
      queues: new Map(),
      tickets: new Map(),
      counters: null,
      gate: new FloodGate(),
      turn: Promise.resolve(),
    };
    this.open.add(connection);
    return connection;
  }

  remove(connection: Connection): void {
    this.open.delete(connection);
  }
}
