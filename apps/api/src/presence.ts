import type { Doing, PresenceUpdate } from '@desk/contracts';
import type { Log } from '@desk/platform';
import { ticketOfRoom, ticketRoom } from '@desk/tickets';
import type { LiveNamespace, LiveSocket } from './live-sockets.js';

/**
 * Who looks at a ticket and who writes. Never stored: it is what the sockets themselves say, in all processes, so it ends
 * with the socket. However fast people change what they do, a ticket has one question and one answer under way.
 */
export class Presence {
  /** Tickets whose presence is being asked for; true: it changed again meanwhile. */
  private readonly asking = new Map<string, boolean>();
  /** What the sockets of this process were told last. */
  private readonly told = new Map<string, string>();

  constructor(
    private readonly live: LiveNamespace,
    private readonly log: Log,
  ) {}

  set(socket: LiveSocket, ticketId: string, doing: Doing | null): void {
    const before = socket.data.doing[ticketId] ?? null;
    if (before === doing) return;
    if (doing === null) delete socket.data.doing[ticketId];
    else socket.data.doing[ticketId] = doing;
    this.announce(ticketId);
  }

  /** Nobody of this socket is anywhere any more. */
  clear(socket: LiveSocket): void {
    for (const ticketId of Object.keys(socket.data.doing)) this.set(socket, ticketId, null);
  }

  /** Shows a newcomer who is there. */
  async show(socket: LiveSocket, ticketId: string): Promise<void> {
    socket.emit('presence', await this.of(ticketId));
  }

  /** Corrects what a process that died left on the screens of this one. */
  async refresh(): Promise<void> {
    const watched = [...this.live.adapter.rooms.keys()].flatMap((room) => ticketOfRoom(room) ?? []);
    for (const ticketId of watched) {
      const update = await this.of(ticketId);
      if (this.told.get(ticketId) === JSON.stringify(update)) continue;
      this.told.set(ticketId, JSON.stringify(update));
      this.live.local.to(ticketRoom(ticketId)).emit('presence', update);
    }
    for (const ticketId of this.told.keys()) if (!watched.includes(ticketId)) this.told.delete(ticketId);
  }

  private announce(ticketId: string): void {
    const under = this.asking.has(ticketId);
    this.asking.set(ticketId, under);
    if (under) return;
    void this.tell(ticketId).finally(() => {
      const again = this.asking.get(ticketId);
      this.asking.delete(ticketId);
      if (again) this.announce(ticketId);
    });
  }

  private async tell(ticketId: string): Promise<void> {
    const update = await this.of(ticketId);
    this.told.set(ticketId, JSON.stringify(update));
    this.live.to(ticketRoom(ticketId)).emit('presence', update);
  }

  private async of(ticketId: string): Promise<PresenceUpdate> {
    const people = new Map<string, PresenceUpdate['people'][number]>();
    for (const { data } of await this.socketsAt(ticketId)) {
      const doing = data.doing[ticketId];
      // Who has the ticket open twice is there once, writing when they write anywhere.
      if (doing && people.get(data.person.id)?.doing !== 'writing')
        people.set(data.person.id, { ...data.person, doing });
    }
    return { ticketId, people: [...people.values()].sort((a, b) => a.name.localeCompare(b.name, 'nb')) };
  }

  private async socketsAt(ticketId: string) {
    const room = ticketRoom(ticketId);
    try {
      return await this.live.in(room).fetchSockets();
    } catch (error) {
      this.log.warn({ reason: String(error) }, 'another process does not say who is present');
      return this.live.local.in(room).fetchSockets();
    }
  }
}
