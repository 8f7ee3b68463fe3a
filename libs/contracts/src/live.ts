import type { PersonRef } from './people.js';
import type { QueueRow } from './tickets.js';

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

export interface PresenceUpdate {
  ticketId: string;
  /** Everybody present, agents only. */
  people: (PersonRef & { doing: Doing })[];
}

/** A hint, not data: refetch what you show of it. */
export interface ChangedHint {
  topic: 'ticket' | 'my_tickets' | 'notices' | 'reports' | 'writing';
  id: string;
  version?: number;
}

/** Answer to a client's message; `code` is a problem code. */
export type Ack = { ok: true; seq?: number } | { ok: false; code: string; detail: string };

export interface ClientToServer {
  'queue.join': (request: { teamKey: string; seq?: number }, ack?: (answer: Ack) => void) => void;
  'queue.leave': (request: { teamKey: string }) => void;
  'ticket.watch': (request: { ticketId: string }, ack?: (answer: Ack) => void) => void;
  'ticket.unwatch': (request: { ticketId: string }) => void;
  presence: (request: { ticketId: string; doing: Doing | null }) => void;
}

export interface ServerToClient {
  'queue.row': (change: QueueChange) => void;
  'queue.reload': (request: { teamKey: string; seq: number }) => void;
  presence: (update: PresenceUpdate) => void;
  changed: (hint: ChangedHint) => void;
}
