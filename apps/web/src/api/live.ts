import { LIVE_NAMESPACE } from '@desk/contracts';
import type {
  ChangedHint,
  ClientToServer,
  CountersUpdate,
  Doing,
  PresenceUpdate,
  QueueChange,
  QueuePresence,
  ServerToClient,
} from '@desk/contracts';
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
  /** How many parts of the page watch it. */
  watchers: number;
  doing: Doing | null;
}

type People = PresenceUpdate['people'];
const NOBODY: People = [];

/**
 * The one live connection of the page. It knows what the page has joined and joins it again after every break;
 * rows reach the listener in order and without gaps, or `onReload` asks for the list anew.
 */
export class Live {
  private socket: Socket<ServerToClient, ClientToServer> | null = null;
  private readonly queues = new Map<string, JoinedQueue>();
  /** Teams of which hints are heard without their rows, each as often as somebody asked. */
  private readonly teams = new Map<string, Set<() => void>>();
  private readonly tickets = new Map<string, WatchedTicket>();
  /** Who is where, as last heard, by ticket. */
  private readonly present = new Map<string, PresenceUpdate>();
  private readonly presenceWatchers = new Set<() => void>();
  private readonly watchers = new Set<() => void>();
  private readonly hintListeners = new Set<(hint: ChangedHint) => void>();
  private readonly counterListeners = new Set<(update: CountersUpdate) => void>();
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
      if (this.counterListeners.size > 0) this.joinCounters();
      // What was known is of before the break; everything joined is told anew.
      this.present.clear();
      this.showPresent([]);
      for (const teamKey of this.queues.keys()) this.sendJoin(teamKey);
      for (const teamKey of this.teams.keys()) if (!this.queues.has(teamKey)) socket.emit('queue.join', { teamKey });
      for (const [ticketId, ticket] of this.tickets) this.sendWatch(ticketId, ticket);
    });
    socket.on('disconnect', () => this.lost(socket));
    socket.on('connect_error', () => this.lost(socket));
    socket.on('queue.row', (change) => {
      this.receive(change);
      this.teams.get(change.teamKey)?.forEach((onNews) => onNews());
    });
    socket.on('queue.reload', ({ teamKey }) => this.queues.get(teamKey)?.onReload());
    socket.on('presence', (update) => this.showPresent([update]));
    socket.on('queue.presence', (all) => this.showQueuePresence(all));
    socket.on('counters', (update) => this.counterListeners.forEach((listener) => listener(update)));
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
      if (!this.teams.has(teamKey)) this.socket?.emit('queue.leave', { teamKey });
    };
  }

  /** Hears that something in a team's queue has changed, and the hints about its people. Answers the function that stops. */
  followTeam(teamKey: string, onNews: () => void = () => undefined): () => void {
    const listeners = this.teams.get(teamKey) ?? new Set();
    const isFirst = listeners.size === 0;
    this.teams.set(teamKey, listeners.add(onNews));
    if (isFirst && !this.queues.has(teamKey) && this.socket?.connected) this.socket.emit('queue.join', { teamKey });
    return () => {
      listeners.delete(onNews);
      if (listeners.size > 0 || this.teams.get(teamKey) !== listeners) return;
      this.teams.delete(teamKey);
      if (!this.queues.has(teamKey)) this.socket?.emit('queue.leave', { teamKey });
    };
  }

  /** Hears of a ticket's changes and of who else is there. Answers the function that stops. */
  watchTicket(ticketId: string): () => void {
    const ticket = this.tickets.get(ticketId) ?? { watchers: 0, doing: null };
    ticket.watchers += 1;
    this.tickets.set(ticketId, ticket);
    if (ticket.watchers === 1) this.sendWatch(ticketId, ticket);
    return () => {
      ticket.watchers -= 1;
      if (ticket.watchers > 0 || this.tickets.get(ticketId) !== ticket) return;
      this.tickets.delete(ticketId);
      this.socket?.emit('ticket.unwatch', { ticketId });
    };
  }

  /** A ticket that one watches stands in another queue now: who follows that one shall see who is at it. */
  moved(ticketId: string): void {
    if (this.tickets.has(ticketId) && this.state === 'on') this.socket?.emit('ticket.watch', { ticketId });
  }

  /** For useSyncExternalStore: everybody who is at a ticket that is watched or stands in a joined queue. */
  readonly subscribePresence = (watcher: () => void): (() => void) => {
    this.presenceWatchers.add(watcher);
    return () => void this.presenceWatchers.delete(watcher);
  };
  readonly presentAt = (ticketId: string): People => this.present.get(ticketId)?.people ?? NOBODY;

  /** Tells the other agents what one does with a ticket that one watches. */
  setPresence(ticketId: string, doing: Doing | null): void {
    const ticket = this.tickets.get(ticketId);
    if (!ticket || ticket.doing === doing) return;
    ticket.doing = doing;
    if (this.state === 'on') this.socket?.emit('presence', { ticketId, doing });
  }

  /** Hears how the queues that one may read stand, when that changes. */
  onCounters(listener: (update: CountersUpdate) => void): () => void {
    this.counterListeners.add(listener);
    if (this.counterListeners.size === 1) this.joinCounters();
    return () => void this.counterListeners.delete(listener);
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

  private showPresent(updates: readonly PresenceUpdate[]): void {
    for (const update of updates) {
      if (update.people.length > 0) this.present.set(update.ticketId, update);
      else this.present.delete(update.ticketId);
    }
    this.presenceWatchers.forEach((watcher) => watcher());
  }

  private showQueuePresence({ teamId, tickets }: QueuePresence): void {
    for (const [ticketId, known] of this.present) if (known.teamId === teamId) this.present.delete(ticketId);
    this.showPresent(tickets);
  }

  private sendJoin(teamKey: string): void {
    const queue = this.queues.get(teamKey);
    if (!queue || !this.socket?.connected) return;
    this.socket.emit('queue.join', { teamKey, seq: queue.seq }, (answer) => {
      if (!answer.ok && this.queues.get(teamKey) === queue) queue.onReload();
    });
  }

  private joinCounters(): void {
    if (this.socket?.connected) this.socket.emit('counters.join', {});
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
      case 'staffing':
        return refetch(queryKeys.staffing);
      case 'reports':
        return refetch(queryKeys.reports);
      case 'views':
        return refetch(queryKeys.views);
      case 'bulk':
        return refetch(queryKeys.bulk(hint.id));
      case 'writing':
        return refetch(queryKeys.writing);
      case 'work':
        return refetch(queryKeys.myTime);
      case 'showback':
        return refetch(queryKeys.showback);
    }
  });
  let hadBreak = false;
  const stopConnection = live.subscribe(() => {
    if (live.connection() !== 'on') hadBreak = true;
    // If it is because the session has ended, this finds out.
    if (live.connection() === 'refused') refetch(queryKeys.me);
    if (live.connection() !== 'on' || !hadBreak) return;
    hadBreak = false;
    const afresh = [
      ...[queryKeys.allTickets, queryKeys.myTickets, queryKeys.notices],
      ...[queryKeys.views, queryKeys.staffing, queryKeys.writing, queryKeys.myTime, queryKeys.showback],
    ];
    for (const key of afresh) refetch(key);
  });
  return () => {
    stopHints();
    stopConnection();
  };
}

function idOf(data: unknown): unknown {
  return typeof data === 'object' && data !== null && 'id' in data ? data.id : undefined;
}
