import type { Doing, PresenceUpdate, QueuePresence } from '@desk/contracts';
import type { Log } from '@desk/platform';
import { presentRoom, queueOfRoom, queueRoom, ticketOfRoom, ticketRoom } from '@desk/tickets';
import type { LiveNamespace, LiveSocket, SocketData } from './live-sockets.js';

/** One question under way, and the one that will follow for those who came after it had been asked. */
interface Question {
  readonly answer: Promise<QueuePresence>;
  next: Promise<QueuePresence> | null;
}

/** What is still to be told of a ticket while its presence is being asked for. */
interface Asking {
  readonly teams: Set<string>;
  /** It changed again meanwhile. */
  again: boolean;
}

/**
 * Who looks at a ticket and who writes. Never stored: it is what the sockets themselves say, in all processes, so it ends
 * with the socket. However fast people change what they do, a ticket has one question and one answer under way.
 */
export class Presence {
  private readonly asking = new Map<string, Asking>();
  /** What the sockets of this process were told last. */
  private readonly told = new Map<string, PresenceUpdate>();
  private readonly questions = new Map<string, Question>();

  constructor(
    private readonly live: LiveNamespace,
    private readonly log: Log,
  ) {}

  /** `teamId`: in whose queue the ticket stands now. */
  set(socket: LiveSocket, ticketId: string, teamId: string, doing: Doing | null): void {
    const { at } = socket.data;
    const before = at[ticketId];
    if (before === undefined ? doing === null : before.doing === doing && before.teamId === teamId) return;
    if (doing === null) delete at[ticketId];
    else at[ticketId] = { doing, teamId };
    if (doing !== null) void socket.join(presentRoom(teamId));
    const left = before?.teamId;
    if (left !== undefined && !Object.values(at).some((one) => one.teamId === left)) {
      void socket.leave(presentRoom(left));
    }
    this.announce(ticketId, left === undefined ? [teamId] : [left, teamId]);
  }

  /** Nobody of this socket is anywhere any more. */
  clear(socket: LiveSocket): void {
    for (const [ticketId, { teamId }] of Object.entries(socket.data.at)) this.set(socket, ticketId, teamId, null);
  }

  /** Shows a newcomer who is there. */
  async show(socket: LiveSocket, ticketId: string, teamId: string): Promise<void> {
    socket.emit('presence', await this.of(ticketId, teamId));
  }

  /** Shows a newcomer to a queue where in it somebody is. */
  async showQueue(socket: LiveSocket, teamId: string): Promise<void> {
    socket.emit('queue.presence', await this.askOnce(teamId));
  }

  /** Corrects what a process that died left on the screens of this one. */
  async refresh(): Promise<void> {
    const rooms = [...this.live.adapter.rooms.keys()];
    const watched = rooms.flatMap((room) => ticketOfRoom(room) ?? []);
    for (const ticketId of watched) {
      const before = this.told.get(ticketId);
      const update = await this.of(ticketId, before?.teamId ?? null);
      if (JSON.stringify(before?.people ?? []) === JSON.stringify(update.people)) continue;
      this.told.set(ticketId, update);
      this.live.local.to(ticketRoom(ticketId)).emit('presence', update);
    }
    for (const teamId of rooms.flatMap((room) => queueOfRoom(room) ?? [])) {
      this.live.local.to(queueRoom(teamId)).emit('queue.presence', await this.askOnce(teamId));
    }
    for (const ticketId of this.told.keys()) if (!watched.includes(ticketId)) this.told.delete(ticketId);
  }

  private announce(ticketId: string, teams: readonly string[]): void {
    const under = this.asking.get(ticketId);
    const asking = under ?? { teams: new Set<string>(), again: false };
    for (const teamId of teams) asking.teams.add(teamId);
    if (under) under.again = true;
    else {
      this.asking.set(ticketId, asking);
      void this.tell(ticketId, asking);
    }
  }

  /** The queue named last is that in which the ticket stands. */
  private async tell(ticketId: string, asking: Asking): Promise<void> {
    do {
      asking.again = false;
      const teams = [...asking.teams];
      asking.teams.clear();
      const update = await this.of(ticketId, teams.at(-1) ?? null);
      this.told.set(ticketId, update);
      this.live.to([ticketRoom(ticketId), ...teams.map(queueRoom)]).emit('presence', update);
    } while (asking.again);
    this.asking.delete(ticketId);
  }

  private async of(ticketId: string, teamId: string | null): Promise<PresenceUpdate> {
    const sockets = await this.socketsIn(ticketRoom(ticketId));
    const said = sockets.flatMap(({ data }) => data.at[ticketId]?.teamId ?? []);
    return { ticketId, teamId: teamId ?? said[0] ?? '', people: peopleAt(ticketId, sockets) };
  }

  /** Of many who join a queue in the same moment, as after a restart, one asks for all; never by a question older than they. */
  private askOnce(teamId: string): Promise<QueuePresence> {
    const running = this.questions.get(teamId);
    if (running) return (running.next ??= running.answer.then(() => this.askOnce(teamId)));
    const answer = this.ofQueue(teamId).finally(() => this.questions.delete(teamId));
    this.questions.set(teamId, { answer, next: null });
    return answer;
  }

  private async ofQueue(teamId: string): Promise<QueuePresence> {
    const sockets = await this.socketsIn(presentRoom(teamId));
    const ids = sockets.flatMap(({ data }) =>
      Object.entries(data.at).flatMap(([ticketId, one]) => (one.teamId === teamId ? ticketId : [])),
    );
    const tickets = [...new Set(ids)]
      .sort()
      .map((ticketId) => ({ ticketId, teamId, people: peopleAt(ticketId, sockets) }));
    return { teamId, tickets };
  }

  private async socketsIn(room: string) {
    try {
      return await this.live.in(room).fetchSockets();
    } catch (error) {
      this.log.warn({ reason: String(error) }, 'another process does not say who is present');
      return this.live.local.in(room).fetchSockets();
    }
  }
}

/** Who has the ticket open twice is there once, writing when they write anywhere. */
function peopleAt(ticketId: string, sockets: readonly { readonly data: SocketData }[]): PresenceUpdate['people'] {
  const people = new Map<string, PresenceUpdate['people'][number]>();
  for (const { data } of sockets) {
    const doing = data.at[ticketId]?.doing;
    if (doing && people.get(data.person.id)?.doing !== 'writing') people.set(data.person.id, { ...data.person, doing });
  }
  return [...people.values()].sort((a, b) => a.name.localeCompare(b.name, 'nb'));
}
