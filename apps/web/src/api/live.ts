import { LIVE_NAMESPACE } from '@desk/contracts';
import type { ChangedHint, ClientToServer, Doing, PresenceUpdate, QueueChange, ServerToClient } from '@desk/contracts';
import type { QueryClient } from '@tanstack/react-query';
import { io } from 'socket.io-client';
import type { Socket } from 'socket.io-client';
import { queryKeys } from './query-keys.js';

/** `refused`: the server has closed the door itself, as when the session has ended or while it restarts. */
export type Connection = 'off' | 'connecting' | 'refused' | 'on';

const RETRY_REFUSED_MS = 5000;

interface JoinedQueue {
  /** The last change applied; named when joining again, so that the server sends what was missed. */
  seq: number;
  readonly onRow: (change: QueueChange) => void;
  readonly onReload: () => void;
}

interface WatchedTicket {
  readonly listeners: Set<(update: PresenceUpdate) => void>;
  people: PresenceUpdate | null;
  doing: Doing | null;
}

/**
 * The one live connection of the page. It knows what the page has joined and joins it again after every break;
 * rows reach the listener in order and without gaps, or `onReload` asks for the list anew.
 */
export class Live {
  private socket: Socket<ServerToClient, ClientToServer> | null = null;
  private readonly queues = new Map<string, JoinedQueue>();
  private readonly tickets = new Map<string, WatchedTicket>();
  private readonly watchers = new Set<() => void>();
  private readonly hintListeners = new Set<(hint: ChangedHint) => void>();
  private state: Connection = 'off';

  connect(): void {
    if (this.socket) return;
    const socket: Socket<ServerToClient, ClientToServer> = io(LIVE_NAMESPACE, {
      transports: ['websocket'],
      reconnectionDelayMax: 5000,
    });
    this.socket = socket;
    this.become('connecting');
    socket.on('connect', () => {
      this.become('on');
      for (const teamKey of this.queues.keys()) this.sendJoin(teamKey);
      for (const [ticketId, ticket] of this.tickets) this.sendWatch(ticketId, ticket);
    });
    socket.on('disconnect', () => this.lost(socket));
    socket.on('connect_error', () => this.lost(socket));
    socket.on('queue.row', (change) => this.receive(change));
    socket.on('queue.reload', ({ teamKey }) => this.queues.get(teamKey)?.onReload());
    socket.on('presence', (update) => {
      const ticket = this.tickets.get(update.ticketId);
      if (!ticket) return;
      ticket.people = update;
      ticket.listeners.forEach((listener) => listener(update));
    });
    socket.on('changed', (hint) => this.hintListeners.forEach((listener) => listener(hint)));
  }

  disconnect(): void {
    this.socket?.close();
    this.socket = null;
    this.become('off');
  }

  /**
   * Follows a queue from `seq`, the number that came with its first page. After `onReload` fetch the list and
   * join again with its number. Answers the function that leaves.
   */
  joinQueue(teamKey: string, seq: number, onRow: (change: QueueChange) => void, onReload: () => void): () => void {
    const queue: JoinedQueue = { seq, onRow, onReload };
    this.queues.set(teamKey, queue);
    this.sendJoin(teamKey);
    return () => {
      if (this.queues.get(teamKey) !== queue) return;
      this.queues.delete(teamKey);
      this.socket?.emit('queue.leave', { teamKey });
    };
  }

  /** Hears of a ticket's changes and of who else is there. Answers the function that stops. */
  watchTicket(ticketId: string, onPresence: (update: PresenceUpdate) => void): () => void {
    const ticket = this.tickets.get(ticketId) ?? { listeners: new Set(), people: null, doing: null };
    const isFirst = ticket.listeners.size === 0;
    ticket.listeners.add(onPresence);
    this.tickets.set(ticketId, ticket);
    if (isFirst) this.sendWatch(ticketId, ticket);
    if (ticket.people) onPresence(ticket.people);
    return () => {
      ticket.listeners.delete(onPresence);
      if (ticket.listeners.size > 0 || this.tickets.get(ticketId) !== ticket) return;
      this.tickets.delete(ticketId);
      this.socket?.emit('ticket.unwatch', { ticketId });
    };
  }

  /** Tells the other agents what one does with a ticket that one watches. */
  setPresence(ticketId: string, doing: Doing | null): void {
    const ticket = this.tickets.get(ticketId);
    if (!ticket || ticket.doing === doing) return;
    ticket.doing = doing;
    if (this.state === 'on') this.socket?.emit('presence', { ticketId, doing });
  }

  onChanged(listener: (hint: ChangedHint) => void): () => void {
    this.hintListeners.add(listener);
    return () => void this.hintListeners.delete(listener);
  }

  /** For useSyncExternalStore. */
  readonly subscribe = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher);
    return () => void this.watchers.delete(watcher);
  };
  readonly connection = (): Connection => this.state;

  /** socket.io tries again by itself after a break, but not after the server has said no. */
  private lost(socket: Socket): void {
    if (this.socket !== socket) return;
    this.become(socket.active ? 'connecting' : 'refused');
    if (!socket.active) setTimeout(() => this.socket === socket && socket.connect(), RETRY_REFUSED_MS);
  }

  private receive(change: QueueChange): void {
    const queue = this.queues.get(change.teamKey);
    if (!queue || change.seq <= queue.seq) return;
    if (change.seq > queue.seq + 1) return this.sendJoin(change.teamKey);
    queue.seq = change.seq;
    queue.onRow(change);
  }

  private sendJoin(teamKey: string): void {
    const queue = this.queues.get(teamKey);
    if (!queue || !this.socket?.connected) return;
    this.socket.emit('queue.join', { teamKey, seq: queue.seq }, (answer) => {
      if (!answer.ok && this.queues.get(teamKey) === queue) queue.onReload();
    });
  }

  private sendWatch(ticketId: string, ticket: WatchedTicket): void {
    if (!this.socket?.connected) return;
    this.socket.emit('ticket.watch', { ticketId });
    if (ticket.doing) this.socket.emit('presence', { ticketId, doing: ticket.doing });
  }

  private become(state: Connection): void {
    this.state = state;
    this.watchers.forEach((watcher) => watcher());
  }
}

export const live = new Live();

/** Refetches what a hint names, and everything that hints speak of after a break in the connection. */
export function refetchOnHints(client: QueryClient): () => void {
  const refetch = (queryKey: readonly unknown[]) => void client.invalidateQueries({ queryKey });
  const stopHints = live.onChanged((hint) => {
    switch (hint.topic) {
      case 'ticket':
        return void client.invalidateQueries({
          predicate: ({ queryKey, state }) =>
            queryKey[0] === queryKeys.allTickets[0] && (queryKey[1] === hint.id || idOf(state.data) === hint.id),
        });
      case 'my_tickets':
        return refetch(queryKeys.myTickets);
      case 'notices':
        return refetch(queryKeys.notices);
      case 'reports':
        return refetch(queryKeys.reports);
      case 'writing':
        return refetch(queryKeys.writing);
    }
  });
  let hadBreak = false;
  const stopConnection = live.subscribe(() => {
    if (live.connection() !== 'on') hadBreak = true;
    // If it is because the session has ended, this finds out.
    if (live.connection() === 'refused') refetch(queryKeys.me);
    if (live.connection() !== 'on' || !hadBreak) return;
    hadBreak = false;
    for (const key of [queryKeys.allTickets, queryKeys.myTickets, queryKeys.notices, queryKeys.writing]) refetch(key);
  });
  return () => {
    stopHints();
    stopConnection();
  };
}

function idOf(data: unknown): unknown {
  return typeof data === 'object' && data !== null && 'id' in data ? data.id : undefined;
}
