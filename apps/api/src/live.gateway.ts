import { LIVE_NAMESPACE, type Ack, type ClientToServer } from '@desk/contracts';
import { credentialOf, isOwnOrigin, SessionLookup, type Actor, type Credential } from '@desk/access';
import { Config, Log, personRoom, Problem } from '@desk/platform';
import {
  CounterRooms,
  QueueChanges,
  queueRoom,
  QueueTeams,
  requesterRoom,
  ticketRoom,
  WatchedTickets,
  type QueueTeam,
  type Watch,
} from '@desk/tickets';
import { BEAT_MS, Presences } from '@desk/routing';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import { WebSocketGateway, type OnGatewayInit } from '@nestjs/websockets';
import { FloodGate } from './flood-gate.js';
import { readJoin, readNothing, readPresence, readTeam, readTicket } from './live-requests.js';
import type { LiveNamespace, LiveSocket } from './live-sockets.js';
import { Presence } from './presence.js';

/** Rights are looked at again when they change; and this often, for what ends by its date or when the word of it was lost. */
const RECHECK_MS = 30_000;
/** Agents who come within so long are written of in one statement. */
const ARRIVING_MS = 250;
/** Changes of rights that come together are looked at together. */
const GATHER_MS = 50;
/** So many sockets are looked at side by side. */
const SIDE_BY_SIDE = 8;
/** More than any screen shows at once. */
const MOST_QUEUES = 50;
const MOST_TICKETS = 100;

/** One connected socket: who it is, and what it has been let into. */
interface Connection {
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

type Message = keyof ClientToServer;

/** The live doors. Rooms are joined here alone, by the same policies as reading, and left when the right ends. */
@WebSocketGateway({ namespace: LIVE_NAMESPACE, transports: ['websocket'] })
export class LiveGateway implements OnGatewayInit<LiveNamespace>, BeforeApplicationShutdown {
  private readonly connections = new Set<Connection>();
  private presence: Presence;
  private timers: readonly NodeJS.Timeout[] = [];
  /** Agents who have just come, to be told of together: after a restart all come at once. */
  private readonly arrived = new Set<string>();
  /** Whose rights are to be looked at. */
  private readonly doubtful = new Set<Connection>();
  private gathering: NodeJS.Timeout | null = null;

  constructor(
    private readonly sessions: SessionLookup,
    private readonly teams: QueueTeams,
    private readonly changes: QueueChanges,
    private readonly watched: WatchedTickets,
    private readonly presences: Presences,
    private readonly counters: CounterRooms,
    private readonly config: Config,
    private readonly log: Log,
  ) {}

  afterInit(live: LiveNamespace): void {
    this.presence = new Presence(live, this.log);
    const admitted = new WeakMap<LiveSocket, { actor: Actor; credential: Credential }>();
    live.use((socket, next) => {
      this.admit(socket).then(
        (who) => {
          admitted.set(socket, who);
          socket.data = { person: { id: who.actor.id, name: who.actor.name }, at: {} };
          next();
        },
        (error: unknown) => next(refusalOf(error)),
      );
    });
    live.on('connection', (socket) => {
      const who = admitted.get(socket);
      if (who) this.welcome(socket, who.actor, who.credential);
    });
    this.timers = [
      setInterval(() => void this.recheck(), RECHECK_MS),
      setInterval(() => void this.beat(), BEAT_MS),
      setInterval(() => void this.welcomeAgents(), ARRIVING_MS),
    ];
    this.sessions.onChange((isAffected) => this.doubt(isAffected));
  }

  beforeApplicationShutdown(): void {
    for (const timer of this.timers) clearInterval(timer);
    if (this.gathering) clearTimeout(this.gathering);
  }

  /** Says of the agents with a socket here that they are there. */
  async beat(): Promise<void> {
    await this.saySeen([...this.connections].map(({ actor }) => actor));
  }

  private async welcomeAgents(): Promise<void> {
    const ids = this.arrived;
    const here = [...this.connections].map(({ actor }) => actor).filter(({ id }) => ids.has(id));
    ids.clear();
    await this.saySeen(here);
  }

  private async saySeen(actors: readonly Actor[]): Promise<void> {
    const ids = actors.filter(({ roles }) => roles.includes('agent')).map(({ id }) => id);
    if (ids.length === 0) return;
    await this.presences
      .seen([...new Set(ids)])
      .catch((error: unknown) => this.log.warn({ reason: String(error) }, 'it was not said who is there'));
  }

  /** Looks again at who everybody is and what they may hear. */
  async recheck(): Promise<void> {
    await this.recheckAll([...this.connections]);
    await this.presence.refresh();
  }

  private doubt(isAffected: (credential: Credential) => boolean): void {
    for (const connection of this.connections) if (isAffected(connection.credential)) this.doubtful.add(connection);
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

  private async admit(socket: LiveSocket): Promise<{ actor: Actor; credential: Credential }> {
    const { headers } = socket.handshake;
    const credential = credentialOf(headers);
    const { publicUrl } = this.config;
    const isForeign = headers.origin !== undefined && !isOwnOrigin(headers.origin, publicUrl);
    if (credential?.kind !== 'api_token' && isForeign) {
      throw new Problem('foreign_origin', `Sockets are opened from the pages of ${publicUrl} only.`);
    }
    const actor = credential && (await this.sessions.actorOf(credential));
    if (!actor) throw new Problem('not_signed_in', 'Sign in, or send a bearer token.');
    return { actor, credential };
  }

  private welcome(socket: LiveSocket, actor: Actor, credential: Credential): void {
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
    this.connections.add(connection);
    void socket.join(personRoom(actor.id));
    if (actor.roles.includes('agent')) this.arrived.add(actor.id);
    socket.on('disconnect', () => {
      this.connections.delete(connection);
      this.presence.clear(socket);
    });
    this.answer(connection, 'queue.join', readJoin, (request) => this.joinQueue(connection, request));
    this.answer(connection, 'queue.leave', readTeam, ({ teamKey }) => this.leaveQueue(connection, teamKey));
    this.answer(connection, 'counters.join', readNothing, () => this.joinCounters(connection));
    this.answer(connection, 'ticket.watch', readTicket, ({ ticketId }) => this.watch(connection, ticketId));
    this.answer(connection, 'ticket.unwatch', readTicket, ({ ticketId }) => this.unwatch(connection, ticketId));
    this.answer(connection, 'presence', readPresence, ({ ticketId, doing }) => {
      const watch = connection.tickets.get(ticketId);
      if (watch?.side !== 'agent') throw new Problem('not_found', 'Watch the ticket first.');
      this.presence.set(socket, ticketId, watch.teamId, doing);
    });
  }

  /** Whatever comes in is read, gets its turn, and is answered; nothing a client sends can throw. */
  private answer<T>(
    connection: Connection,
    message: Message,
    read: (payload: unknown) => T | null,
    work: (request: T) => Promise<number | void> | void,
  ): void {
    const { socket, gate } = connection;
    const listener = (payload: unknown, ack: unknown): void => {
      const reply = (answer: Ack) => void (typeof ack === 'function' && (ack as (answer: Ack) => void)(answer));
      if (!gate.pass()) {
        if (gate.isFlood) socket.disconnect(true);
        return reply(ackOf(new Problem('too_many_requests', 'Send less, and try again in a second.')));
      }
      const request = read(payload);
      if (request === null) return reply(ackOf(new Problem('validation_failed', `This is no ${message}.`)));
      connection.turn = connection.turn.then(async () => {
        if (!socket.connected) return;
        try {
          const seq = await work(request);
          reply(typeof seq === 'number' ? { ok: true, seq } : { ok: true });
        } catch (error) {
          if (!(error instanceof Problem)) this.log.error(error, { message }, 'a socket was not answered');
          reply(ackOf(error));
        }
      });
    };
    socket.on(message, listener as ClientToServer[typeof message]);
  }

  /**
   * The room is joined before what was missed is read: a change that comes in between arrives twice, never not at all, and
   * the client drops what it has.
   */
  private async joinQueue(connection: Connection, request: { teamKey: string; seq: number | null }): Promise<number> {
    const { socket, actor, queues } = connection;
    const { teamKey, seq } = request;
    const team = await this.teams.readable(actor, teamKey);
    if (!queues.has(teamKey)) refuseBeyond(queues.size, MOST_QUEUES);
    queues.set(teamKey, team);
    await socket.join(queueRoom(team.id));
    // Nothing waits for it: another process may be slow to answer.
    void this.presence.showQueue(socket, team.id);
    if (seq === null) return this.changes.last(team);
    const missed = await this.changes.since(actor, team, seq);
    if (missed.changes === null) socket.emit('queue.reload', { teamKey, seq: missed.last });
    else for (const change of missed.changes) socket.emit('queue.row', change);
    return missed.last;
  }

  private async leaveQueue({ socket, queues }: Connection, teamKey: string): Promise<void> {
    const team = queues.get(teamKey);
    if (!team) return;
    queues.delete(teamKey);
    await socket.leave(queueRoom(team.id));
  }

  private async joinCounters(connection: Connection): Promise<void> {
    const { socket, actor } = connection;
    if (!actor.roles.includes('agent')) throw new Problem('forbidden', 'Only agents read queues.');
    const rooms = await this.counters.of(actor);
    for (const room of connection.counters ?? []) if (!rooms.includes(room)) await socket.leave(room);
    connection.counters = rooms;
    await socket.join([...rooms]);
  }

  /** Watching again what one watches says in whose queue it stands by now. */
  private async watch(connection: Connection, ticketId: string): Promise<void> {
    const { socket, actor, tickets } = connection;
    const watch = await this.watched.watch(actor, ticketId);
    const before = tickets.get(ticketId);
    if (!before) refuseBeyond(tickets.size, MOST_TICKETS);
    if (before && before.side !== watch.side) await this.unwatch(connection, ticketId);
    tickets.set(ticketId, watch);
    await socket.join(watch.side === 'agent' ? ticketRoom(ticketId) : requesterRoom(ticketId));
    if (watch.side !== 'agent') return;
    const doing = socket.data.at[ticketId]?.doing;
    if (doing) this.presence.set(socket, ticketId, watch.teamId, doing);
    void this.presence.show(socket, ticketId, watch.teamId);
  }

  private async unwatch({ socket, tickets }: Connection, ticketId: string): Promise<void> {
    const watch = tickets.get(ticketId);
    tickets.delete(ticketId);
    await socket.leave(ticketRoom(ticketId));
    await socket.leave(requesterRoom(ticketId));
    if (watch) this.presence.set(socket, ticketId, watch.teamId, null);
  }

  private async recheckOne(connection: Connection): Promise<void> {
    const { socket, credential } = connection;
    const actor = await this.sessions.actorOf(credential);
    if (!actor) return void socket.disconnect(true);
    connection.actor = actor;
    for (const teamKey of [...connection.queues.keys()]) {
      if (await isAllowed(this.teams.readable(actor, teamKey))) continue;
      await this.leaveQueue(connection, teamKey);
      // The list that the client now asks for is refused by its own door.
      socket.emit('queue.reload', { teamKey, seq: 0 });
    }
    if (connection.counters !== null && (await isAllowed(this.joinCounters(connection).then(() => true))) === null) {
      for (const room of connection.counters) await socket.leave(room);
      connection.counters = null;
    }
    for (const [ticketId, { side }] of [...connection.tickets]) {
      const now = await isAllowed(this.watched.watch(actor, ticketId));
      if (now?.side === side) continue;
      await this.unwatch(connection, ticketId);
      if (now) await this.watch(connection, ticketId);
      socket.emit('changed', { topic: 'ticket', id: ticketId });
    }
  }
}

/** What is allowed, or null when it is refused; a fault of our own is neither. */
async function isAllowed<T>(question: Promise<T>): Promise<T | null> {
  try {
    return await question;
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  }
}

function refuseBeyond(size: number, most: number): void {
  if (size >= most) throw new Problem('too_many_requests', `One connection follows at most ${most} at a time.`);
}

function ackOf(error: unknown): Ack {
  if (error instanceof Problem) return { ok: false, code: error.code, detail: error.detail };
  return { ok: false, code: 'internal', detail: 'Something went wrong on our side.' };
}

/** A handshake that is refused says why by a code, as every answer of the desk does. */
function refusalOf(error: unknown): Error {
  const answer = ackOf(error);
  const code = answer.ok ? 'internal' : answer.code;
  return Object.assign(new Error(code), { data: answer });
}
