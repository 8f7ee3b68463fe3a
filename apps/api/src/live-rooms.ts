import type { Doing } from '@desk/contracts';
import { Log, Problem } from '@desk/platform';
import {
  CounterRooms,
  QueueChanges,
  queueRoom,
  QueueTeams,
  requesterRoom,
  ticketRoom,
  WatchedTickets,
} from '@desk/tickets';
import { Injectable } from '@nestjs/common';
import type { Connection } from './live-connections.js';
import type { LiveNamespace } from './live-sockets.js';
import { Presence } from './presence.js';

/** More than any screen shows at once. */
const MOST_QUEUES = 50;
const MOST_TICKETS = 100;

/** What a socket is let into and out of: by the same policies as reading, and no longer than they allow. */
@Injectable()
export class LiveRooms {
  private live: LiveNamespace;
  private presence: Presence;

  constructor(
    private readonly teams: QueueTeams,
    private readonly changes: QueueChanges,
    private readonly watched: WatchedTickets,
    private readonly counters: CounterRooms,
    private readonly log: Log,
  ) {}

  begin(live: LiveNamespace): void {
    this.live = live;
    this.presence = new Presence(live, this.log);
  }

  /** How many processes have sockets, as far as this one knows. */
  processes(): Promise<number> {
    return this.live.adapter.serverCount();
  }

  /** Corrects what a process that died left on the screens of this one. */
  refresh(): Promise<void> {
    return this.presence.refresh();
  }

  /**
   * The room is joined before what was missed is read: a change that comes in between arrives twice, never not at all, and
   * the client drops what it has.
   */
  async joinQueue(connection: Connection, request: { teamKey: string; seq: number | null }): Promise<number> {
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

  async leaveQueue({ socket, queues }: Connection, teamKey: string): Promise<void> {
    const team = queues.get(teamKey);
    if (!team) return;
    queues.delete(teamKey);
    await socket.leave(queueRoom(team.id));
  }

  async joinCounters(connection: Connection): Promise<void> {
    const { socket, actor } = connection;
    if (!actor.roles.includes('agent')) throw new Problem('forbidden', 'Only agents read queues.');
    const rooms = await this.counters.of(actor);
    for (const room of connection.counters ?? []) if (!rooms.includes(room)) await socket.leave(room);
    connection.counters = rooms;
    await socket.join([...rooms]);
  }

  /** Watching again what one watches says in whose queue it stands by now. */
  async watch(connection: Connection, ticketId: string): Promise<void> {
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

  async unwatch({ socket, tickets }: Connection, ticketId: string): Promise<void> {
    const watch = tickets.get(ticketId);
    tickets.delete(ticketId);
    await socket.leave(ticketRoom(ticketId));
    await socket.leave(requesterRoom(ticketId));
    if (watch) this.presence.set(socket, ticketId, watch.teamId, null);
  }

  /** Says to others at the ticket what one does there. */
  showDoing({ socket, tickets }: Connection, ticketId: string, doing: Doing | null): void {
    const watch = tickets.get(ticketId);
    if (watch?.side !== 'agent') throw new Problem('not_found', 'Watch the ticket first.');
    this.presence.set(socket, ticketId, watch.teamId, doing);
  }

  hasGone({ socket }: Connection): void {
    this.presence.clear(socket);
  }

  /** Lets a socket stay only where its actor may be by now, and tells it what it has lost. */
  async keepAllowed(connection: Connection): Promise<void> {
    const { socket, actor } = connection;
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
