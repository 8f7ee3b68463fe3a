import type { PersonRef } from './people.js';
import type { QueueRow } from './tickets.js';
import type { CountersUpdate } from './views.js';

export const LIVE_NAMESPACE = '/live';

/** `row` null: the ticket left the queue. `seq` rises by one within a queue. */
export interface QueueChange {
  teamKey: string;
  seq: number;
  ticketId: string;
  version: number;
  row: QueueRow | null;
}

export const DOINGS = ['looking', 'writing'] as const;
export type Doing = (typeof DOINGS)[number];

/** Of a ticket that one watches, or that stands in a queue that one follows. */
export interface PresenceUpdate {
  ticketId: string;
  /** In whose queue the ticket stands. */
  teamId: string;
  /** Everybody present, agents only. */
  people: (PersonRef & { doing: Doing })[];
}

/** Every ticket of a queue at which somebody is; in place of all that was said of this queue before. */
export interface QueuePresence {
  teamId: string;
  tickets: PresenceUpdate[];
}

/** A hint, not data: refetch what you show of it. */
export interface ChangedHint {
  topic:
    'ticket' | 'my_tickets' | 'notices' | 'reports' | 'staffing' | 'views' | 'bulk' | 'writing' | 'work' | 'showback';
  id: string;
  version?: number;
}

/** Answer to a client's message; `code` is a problem code. */
export type Ack = { ok: true; seq?: number } | { ok: false; code: string; detail: string };

export interface ClientToServer {
  'queue.join': (request: { teamKey: string; seq?: number }, ack?: (answer: Ack) => void) => void;
  'queue.leave': (request: { teamKey: string }) => void;
  /** Follows the counters of all queues that one may read. */
  'counters.join': (request: Record<string, never>, ack?: (answer: Ack) => void) => void;
  'ticket.watch': (request: { ticketId: string }, ack?: (answer: Ack) => void) => void;
  'ticket.unwatch': (request: { ticketId: string }) => void;
  presence: (request: { ticketId: string; doing: Doing | null }) => void;
}

export interface ServerToClient {
  'queue.row': (change: QueueChange) => void;
  'queue.reload': (request: { teamKey: string; seq: number }) => void;
  presence: (update: PresenceUpdate) => void;
  /** At most once a second from each worker. */
  counters: (update: CountersUpdate) => void;
  'queue.presence': (all: QueuePresence) => void;
  changed: (hint: ChangedHint) => void;
}
