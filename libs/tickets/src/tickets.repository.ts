import type { DomainEvents, Line, PersonRef } from '@desk/contracts';
import { Config, newId, toIso, type Cells, type ReadTx, type Tx } from '@desk/platform';
import { clockRow, insertClocks, loadClocks, saveClocks } from '@desk/sla';
import { Injectable } from '@nestjs/common';
import type { Course, Step } from './course.js';
import type { TicketLogEntry } from './domain/decision.js';
import type { Ticket } from './domain/ticket.js';
import type { Claim } from './idempotency.js';
import { ticketKey } from './queries/ticket-key.js';
import {
  changedTicketRow,
  eventRow,
  INSERT_TICKET,
  insertEvents,
  insertMessages,
  messageRow,
  storedTicket,
  TICKET_COLUMNS,
  TICKET_FIELDS,
  ticketValues,
  updateTickets,
  type StoredTicket,
} from './ticket.row.js';

/** The persons that a view of a ticket names. */
export interface TicketPeople {
  readonly requester: PersonRef & { phone: string | null; email: string | null };
  readonly filedBy: PersonRef | null;
  readonly assignee: PersonRef | null;
  /** Number of the ticket that this one follows up. */
  readonly followsUpNumber: number | null;
}

/** A ticket as it was filed, and how its requester is reached. */
export interface FiledTicket {
  readonly ticket: StoredTicket;
  readonly contact: Pick<TicketPeople['requester'], 'phone' | 'email'>;
}

export interface StoredCourse extends Course {
  readonly ticket: StoredTicket;
}

/** What a step made of a ticket. */
interface Change {
  readonly before: Course;
  readonly step: Step;
}

const PEOPLE = `json_build_object(
  'requester', (select json_build_object('id', p.id, 'name', p.name, 'phone', p.phone, 'email', p.email) from person p where p.id = t.requester_id),
  'filedBy', (select json_build_object('id', p.id, 'name', p.name) from person p where p.id = t.filed_by_id and p.id <> t.requester_id),
  'assignee', (select json_build_object('id', p.id, 'name', p.name) from person p where p.id = t.assignee_id),
  'followsUpNumber', (select o.number from ticket o where o.id = t.follows_up_id)) as people`;

/** The place of a parameter behind those of the ticket. */
const after = (place: number): string => `$${TICKET_COLUMNS.length + place}`;

const FILE = `with t as (${INSERT_TICKET} returning number, requester_id), e as (${insertEvents(after(1))}), c as (${insertClocks(after(2))}),
  filed as (select t.number, p.phone, p.email from t join person p on p.id = t.requester_id)`;
const INSERT = `${FILE} select * from filed`;
/** The answer of a create comes along; it lacks what is known only now. */
const INSERT_KEYED = `${FILE}, k as (
    insert into idempotency_key (actor_id, key, agency_id, request_hash, created_at, response)
    select ${after(3)}, ${after(4)}, $2, ${after(5)}, ${after(6)}, a.answer || jsonb_build_object('number', ${after(8)}::text || filed.number,
      'requester', a.answer -> 'requester' || jsonb_build_object('phone', filed.phone, 'email', filed.email))
    from filed, (select ${after(7)}::jsonb as answer) a)
  select * from filed`;
const SAVE = `with t as (${updateTickets('$1')} returning t.*), e as (${insertEvents('$2')}), c as (${saveClocks('$3')}), m as (${insertMessages('$4')})
  select t.id, ${PEOPLE} from t`;
const SAVE_ALL = `with t as (${updateTickets('$1')}), e as (${insertEvents('$2')}), c as (${saveClocks('$3')}) ${insertMessages('$4')}`;

/** Tickets with their log, clocks and messages: read and written together. */
@Injectable()
export class TicketsRepository {
  constructor(private readonly config: Config) {}

  /** Locks a ticket and reads it with its clocks; the clocks by a statement of their own, so that they are as new as the lock. */
  async lock(tx: Tx, idOrNumber: string): Promise<StoredCourse | null> {
    const key = ticketKey(this.config.ticketPrefix, idOrNumber);
    if (!key) return null;
    return (await this.lockWhere(tx, `ticket-lock ${key.where}`, key.where, [key.value]))[0] ?? null;
  }

  /**
   * Locks the tickets that a condition on `ticket t` finds, a statement of its own `name`; `tail` orders, limits, and says
   * what to do with what others hold. NO KEY: a transaction that only refers to a ticket, to tell of it or to count it,
   * neither keeps its agent waiting nor hides it from "take next".
   */
  lockWhere(
    tx: Tx,
    name: string,
    where: string,
    parameters: readonly unknown[],
    tail = 'for no key update of t',
  ): Promise<readonly StoredCourse[]> {
    return this.read(tx, name, `${where} ${tail}`, parameters);
  }

  /** Tickets as they are, not locked: for looking at what could be done to them. */
  look(tx: ReadTx, ids: readonly string[]): Promise<readonly StoredCourse[]> {
    return this.read(tx, 'tickets-look', 't.id = any($1::uuid[])', [ids]);
  }

  private async read(
    tx: ReadTx,
    name: string,
    where: string,
    parameters: readonly unknown[],
  ): Promise<readonly StoredCourse[]> {
    const rows = await tx.prepared<Parameters<typeof storedTicket>[0]>(
      name,
      `select ${TICKET_FIELDS} from ticket t where ${where}`,
      parameters,
    );
    if (rows.length === 0) return [];
    const tickets = rows.map(storedTicket);
    const clocks = await loadClocks(
      tx,
      tickets.map((ticket) => ticket.id),
    );
    return tickets.map((ticket) => ({ ticket, clocks: clocks.get(ticket.id) ?? [] }));
  }

  /** Locks tickets that are there, in any order; for whoever holds their locks already. */
  lockAll(tx: Tx, ids: readonly string[]): Promise<readonly StoredCourse[]> {
    return this.lockWhere(tx, 'tickets-lock', 't.id = any($1::uuid[])', [ids]);
  }

  /** Writes a new ticket with all that belongs to it, in one statement. */
  async insert(tx: Tx, step: Step): Promise<FiledTicket> {
    return filed(step, await tx.cells('ticket-insert', INSERT, this.filing(tx, step)));
  }

  /**
   * The same as the last of a transaction. With a claim it fails when its key is taken, and stores the answer, which lacks
   * the number and how the requester is reached: they are known only then.
   */
  async insertLast(tx: Tx, step: Step, claim: Claim | null, answer: object): Promise<FiledTicket> {
    const filing = this.filing(tx, step);
    if (claim === null) return filed(step, await tx.last('ticket-insert', INSERT, filing));
    const { actorId, key, hash } = claim;
    const keyed = [
      ...filing,
      actorId,
      key,
      hash,
      toIso(tx.now),
      JSON.stringify(answer),
      `${this.config.ticketPrefix}-`,
    ];
    return filed(step, await tx.last('ticket-insert-keyed', INSERT_KEYED, keyed));
  }

  private filing(tx: Tx, step: Step): unknown[] {
    const { ticket, clocks } = step;
    return [
      ...ticketValues(ticket),
      JSON.stringify(this.record(tx, null, step)),
      JSON.stringify(clocks.map((clock) => clockRow(ticket.agencyId, ticket.id, clock))),
    ];
  }

  /** Writes what a step changed, in one statement. */
  async save(tx: Tx, before: Course, step: Step): Promise<TicketPeople> {
    const [row] = await tx.prepared<{ people: TicketPeople }>(
      'ticket-save',
      SAVE,
      this.changed(tx, [{ before, step }]),
    );
    if (!row) throw new Error('the ticket was not saved');
    return row.people;
  }

  /** Writes what several steps changed, in one statement for all. */
  async saveAll(tx: Tx, changes: readonly Change[]): Promise<void> {
    await tx.prepared('tickets-save', SAVE_ALL, this.changed(tx, changes));
  }

  private changed(tx: Tx, changes: readonly Change[]): string[] {
    const lists = [
      changes.map(({ step }) => changedTicketRow(step.ticket)),
      changes.flatMap(({ before, step }) => this.record(tx, before.ticket, step)),
      changes.flatMap(({ before, step }) =>
        step.clocks
          .filter((clock) => !before.clocks.includes(clock))
          .map((clock) => clockRow(step.ticket.agencyId, step.ticket.id, clock)),
      ),
      changes.flatMap(({ step }) => step.messages.map((message) => messageRow(step.ticket, message))),
    ];
    return lists.map((rows) => JSON.stringify(rows));
  }

  /** The rows of the log, announced under the same ids. */
  private record(tx: Tx, before: Ticket | null, step: Step): unknown[] {
    let place: Place = before ?? step.ticket;
    return step.entries.map((entry) => {
      const id = newId();
      const after = placeAfter(place, entry);
      announce(tx, id, step.ticket, entry, before === null ? null : place, after);
      place = after;
      return eventRow(step.ticket, entry, id, tx.now);
    });
  }
}

function filed(step: Step, row: Cells | undefined): FiledTicket {
  if (!row) throw new Error('the ticket was not inserted');
  const [number, phone = null, email = null] = row;
  return { ticket: { ...step.ticket, number: Number(number) }, contact: { phone, email } };
}

type Place = Pick<Ticket, 'teamId' | 'line' | 'assigneeId'>;

/** Where a ticket stands after an event: what is told of an event is as it was then, not as it is at the end of a command. */
function placeAfter(place: Place, { changes }: TicketLogEntry): Place {
  return {
    teamId: (changes['teamId']?.[1] as string | undefined) ?? place.teamId,
    line: (changes['line']?.[1] as Line | undefined) ?? place.line,
    assigneeId: changes['assigneeId'] === undefined ? place.assigneeId : (changes['assigneeId'][1] as string | null),
  };
}

function announce(tx: Tx, id: string, ticket: Ticket, entry: TicketLogEntry, before: Place | null, after: Place): void {
  const payload = {
    agencyId: ticket.agencyId,
    subjectId: ticket.id,
    seq: entry.seq,
    version: entry.version,
    actorId: entry.actorId,
    requesterId: ticket.requesterId,
    ...after,
    previousTeamId: before === null || before.teamId === after.teamId ? null : before.teamId,
    origin: entry.origin,
    // What an event of a clock says beyond this stands in its details: target, cycle, percent.
    ...(entry.type.startsWith('sla.') && entry.details),
  };
  tx.emit(entry.type, payload as DomainEvents[typeof entry.type], id);
}
