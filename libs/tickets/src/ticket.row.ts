import { toInstant, toIso } from '@desk/platform';
import { Temporal } from 'temporal-polyfill';
import type { NewMessage, TicketLogEntry } from './domain/decision.js';
import type { Ticket } from './domain/ticket.js';

/** A ticket with the number that the database gave it. */
export interface StoredTicket extends Ticket {
  readonly number: number;
}

const TYPES = {
  id: 'uuid',
  agencyId: 'uuid',
  kind: 'text',
  state: 'text',
  version: 'integer',
  eventSeq: 'integer',
  subject: 'text',
  description: 'text',
  serviceId: 'uuid',
  requesterId: 'uuid',
  filedById: 'uuid',
  channel: 'text',
  origin: 'text',
  location: 'text',
  impact: 'text',
  urgency: 'text',
  priority: 'smallint',
  priorityReason: 'text',
  teamId: 'uuid',
  line: 'text',
  entryLine: 'text',
  assigneeId: 'uuid',
  neededSkillId: 'uuid',
  neededSkillLevel: 'smallint',
  sensitive: 'boolean',
  declarationId: 'uuid',
  pendingReason: 'text',
  pendingSince: 'timestamptz',
  pendingUntil: 'timestamptz',
  remindersSent: 'smallint',
  newReply: 'boolean',
  crossings: 'smallint',
  seenSecond: 'boolean',
  reopenCount: 'smallint',
  filedAt: 'timestamptz',
  firstRespondedAt: 'timestamptz',
  resolvedAt: 'timestamptz',
  reopenUntil: 'timestamptz',
  resolution: 'text',
  resolutionCode: 'text',
  firstLineCapable: 'boolean',
  closedAt: 'timestamptz',
  followsUpId: 'uuid',
  tags: 'text[]',
  routingRule: 'text',
  routingRevision: 'integer',
  updatedAt: 'timestamptz',
  lastEventAt: 'timestamptz',
  nextDueAt: 'timestamptz',
  timerAt: 'timestamptz',
} as const satisfies Record<keyof Ticket, string>;

const IMMUTABLE: readonly (keyof Ticket)[] = [
  'id',
  'agencyId',
  'description',
  'requesterId',
  'filedById',
  'channel',
  'origin',
  'entryLine',
  'declarationId',
  'filedAt',
  'followsUpId',
  'routingRule',
  'routingRevision',
];

const FIELDS = Object.keys(TYPES) as (keyof Ticket)[];
const MUTABLE = FIELDS.filter((field) => !IMMUTABLE.includes(field));

const snake = (field: string): string => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const typed = (fields: readonly (keyof Ticket)[]): string =>
  fields.map((field) => `${snake(field)} ${TYPES[field]}`).join(', ');

/** Columns of `ticket` in the order of `ticketValues`; the number is left to the database. */
export const TICKET_COLUMNS: readonly string[] = FIELDS.map(snake);

/** Columns of `ticket t` under the names of the domain. */
export const TICKET_FIELDS = [...FIELDS.map((field) => `t.${snake(field)} as "${field}"`), 't.number'].join(', ');

type Raw = Record<keyof Ticket | 'number', unknown>;

/** A row read by `TICKET_FIELDS`. */
export function storedTicket(raw: Raw): StoredTicket {
  const ticket: Record<string, unknown> = { number: Number(raw.number) };
  for (const field of FIELDS) {
    const value = raw[field];
    ticket[field] = TYPES[field] === 'timestamptz' && value !== null ? toInstant(value as Date) : value;
  }
  return ticket as unknown as StoredTicket;
}

type Value = string | number | boolean | readonly string[] | null;
type Row = Record<string, Value>;

const stored = (value: Ticket[keyof Ticket]): Value => (value instanceof Temporal.Instant ? toIso(value) : value);

/** A ticket as a row: one value for each of the columns. */
export const ticketValues = (ticket: Ticket): Value[] => FIELDS.map((field) => stored(ticket[field]));

/** A ticket by columns, each of them named. */
export function ticketRow(ticket: Ticket): Row {
  return Object.fromEntries(FIELDS.map((field) => [snake(field), stored(ticket[field])]));
}

const CHANGING = ['id' as const, ...MUTABLE].map((field) => [field, snake(field)] as const);

/** What of a ticket can change, and the key to its row; what is not named is null. */
export function changedTicketRow(ticket: Ticket): Row {
  const row: Row = {};
  for (const [field, column] of CHANGING) {
    const value = ticket[field];
    if (value !== null) row[column] = stored(value);
  }
  return row;
}

/** SQL that inserts one ticket; its first parameters are `ticketValues`. */
export const INSERT_TICKET = `insert into ticket (${TICKET_COLUMNS.join(', ')}) values (${FIELDS.map((_, index) => `$${index + 1}`).join(', ')})`;

/** SQL that writes what changed of tickets from a parameter of JSON rows made by `changedTicketRow`. */
export function updateTickets(parameter: string): string {
  const set = MUTABLE.map((field) => `${snake(field)} = n.${snake(field)}`).join(', ');
  return `update ticket t set ${set} from jsonb_to_recordset(${parameter}::jsonb) as n(${typed(['id', ...MUTABLE])}) where t.id = n.id`;
}

const EVENT_TYPES = {
  id: 'uuid',
  agency_id: 'uuid',
  ticket_id: 'uuid',
  seq: 'integer',
  version: 'integer',
  type: 'text',
  actor_id: 'uuid',
  origin: 'text',
  occurred_at: 'timestamptz',
  recorded_at: 'timestamptz',
  changes: 'jsonb',
  details: 'jsonb',
} as const;
export const EVENT_COLUMNS = Object.keys(EVENT_TYPES) as (keyof typeof EVENT_TYPES)[];
export type EventRow = Record<keyof typeof EVENT_TYPES, unknown>;

/** A line of the log as `ticket_event` keeps it. */
export function eventRow(
  ticket: Pick<Ticket, 'id' | 'agencyId'>,
  entry: TicketLogEntry,
  id: string,
  recordedAt: Temporal.Instant,
): EventRow {
  return {
    id,
    agency_id: ticket.agencyId,
    ticket_id: ticket.id,
    seq: entry.seq,
    version: entry.version,
    type: entry.type,
    actor_id: entry.actorId,
    origin: entry.origin,
    occurred_at: toIso(entry.occurredAt),
    recorded_at: toIso(recordedAt),
    changes: entry.changes,
    details: entry.details,
  };
}

const MESSAGE_TYPES = {
  id: 'uuid',
  agency_id: 'uuid',
  ticket_id: 'uuid',
  author_id: 'uuid',
  author_role: 'text',
  origin: 'text',
  text: 'text',
  created_at: 'timestamptz',
} as const;
export type MessageRow = Record<keyof typeof MESSAGE_TYPES, string | null>;

export function messageRow(ticket: Pick<Ticket, 'id' | 'agencyId'>, message: NewMessage): MessageRow {
  return {
    id: message.id,
    agency_id: ticket.agencyId,
    ticket_id: ticket.id,
    author_id: message.authorId,
    author_role: message.authorRole,
    origin: message.origin,
    text: message.text,
    created_at: toIso(message.createdAt),
  };
}

export const insertEvents = (parameter: string): string => insertFrom('ticket_event', EVENT_TYPES, parameter);
export const insertMessages = (parameter: string): string => insertFrom('ticket_message', MESSAGE_TYPES, parameter);

function insertFrom(table: string, types: Readonly<Record<string, string>>, parameter: string): string {
  const columns = Object.keys(types).join(', ');
  const record = Object.entries(types).map(([column, type]) => `${column} ${type}`);
  return `insert into ${table} (${columns}) select ${columns} from jsonb_to_recordset(${parameter}::jsonb) as n(${record.join(', ')})`;
}
