import { CITY_TIME_ZONE, type ClockTarget, type Priority } from '@desk/contracts';
import { Database, Log, OnJob, toInstant, toIso, type Tx } from '@desk/platform';
import { Declarations } from '@desk/sla';
import { FIRST_PLACE, replayClocks, type ReplayLine } from '@desk/tickets';
import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { cityDay } from '../domain/city-day.js';
import { outcomeOf } from '../domain/clock-outcome.js';

/** Tickets in one transaction: as many as the sweep of the same process can wait for. */
const CHUNK = 200;

interface Row {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly knownOn: string;
  readonly requestedAt: Date;
  readonly afterId: string | null;
  readonly done: number;
  readonly total: number;
}

interface TicketRow {
  readonly id: string;
  readonly agencyId: string;
  readonly declarationId: string;
  readonly log: readonly [ReplayLine['type'], string, ReplayLine['changes'], ReplayLine['details'] | null][] | null;
}

/** One counted cycle, under the names of the table's columns. */
interface Counted {
  readonly agency_id: string;
  readonly month: string;
  readonly service_id: string;
  readonly priority: Priority;
  readonly team_id: string;
  readonly target: ClockTarget;
  readonly met: 0 | 1;
  readonly missed: 0 | 1;
}

/**
 * Counts anew what was known on a day: folds of each ticket's log no more than was recorded by its end. Chunk by chunk as the
 * previews of drafts: sums and the place up to which they go are changed in one transaction, so a worker that dies loses its
 * chunk and no more, and two at once take turns. What was breached and nobody had noticed yet was not known.
 */
@Injectable()
export class RunKnownReports {
  constructor(
    private readonly database: Database,
    private readonly declarations: Declarations,
    private readonly log: Log,
  ) {}

  @OnJob('metrics.recount')
  async run(): Promise<void> {
    while (await this.goOn());
  }

  /** One chunk of the report that has waited longest; false when none waits, or others work on all of them. */
  private goOn(): Promise<boolean> {
    return this.database.transaction(this.database.systemScope, async (tx) => {
      const [report] = await tx.query<Row>(NEXT);
      if (!report) return false;
      await this.chunk(tx, report);
      return true;
    });
  }

  private async chunk(tx: Tx, report: Row): Promise<void> {
    const before = knownBefore(report);
    const wanted = [toIso(midnight(report.from, 0)), toIso(midnight(report.to, 1)), before];
    const total = report.afterId === null ? await count(tx, wanted) : report.total;
    const tickets = await tx.query<TicketRow>(TICKETS, [...wanted, report.afterId ?? FIRST_PLACE, CHUNK]);
    const counted: Counted[] = [];
    for (const ticket of tickets) counted.push(...(await this.count(tx, ticket, report)));
    await tx.query(ADD, [report.id, JSON.stringify(counted)]);
    const isLast = tickets.length < CHUNK;
    const done = report.done + tickets.length;
    await tx.query(ADVANCE, [
      report.id,
      isLast ? 'done' : 'running',
      done,
      isLast ? done : Math.max(total, done),
      tickets.at(-1)?.id ?? report.afterId,
      isLast ? tx.now.toString() : null,
    ]);
  }

  private async count(tx: Tx, ticket: TicketRow, { from, to }: Row): Promise<Counted[]> {
    try {
      const terms = await this.declarations.terms(tx, ticket.declarationId);
      const log = (ticket.log ?? []).map(([type, occurredAt, changes, details]): ReplayLine => ({
        type,
        occurredAt: toInstant(new Date(occurredAt)),
        changes,
        details: details ?? {},
      }));
      return (replayClocks(log, terms)?.clocks ?? []).flatMap((clock): Counted[] => {
        const counts = outcomeOf(clock);
        const day = counts && cityDay(counts.at);
        if (counts === null || day === null || day < from || day > to) return [];
        const isMet = counts.outcome === 'met';
        return [
          {
            agency_id: ticket.agencyId,
            month: `${day.slice(0, 7)}-01`,
            service_id: clock.serviceId,
            priority: clock.priority,
            team_id: clock.teamId,
            target: clock.target,
            met: isMet ? 1 : 0,
            missed: isMet ? 0 : 1,
          },
        ];
      });
    } catch (error) {
      // What the database refuses carries a code: it is no fault of the ticket, and is tried again.
      if (!(error instanceof Error) || 'code' in error) throw error;
      this.log.error(error, { ticketId: ticket.id }, 'a report as known on a day leaves out a ticket');
      return [];
    }
  }
}

const midnight = (date: string, days: number): Temporal.Instant =>
  Temporal.PlainDate.from(date).add({ days }).toZonedDateTime(CITY_TIME_ZONE).toInstant();

/** The end of the day, or of the moment in which it was asked: then all chunks know the same. */
function knownBefore({ knownOn, requestedAt }: Row): string {
  const [end, asked] = [midnight(knownOn, 1), toInstant(requestedAt).add({ milliseconds: 1 })];
  return toIso(Temporal.Instant.compare(end, asked) < 0 ? end : asked);
}

async function count(tx: Tx, wanted: readonly string[]): Promise<number> {
  const [row] = await tx.query<{ count: number }>(`select count(*)::integer as count ${WANTED}`, wanted);
  return row?.count ?? 0;
}

const NEXT = /* sql */ `
select id, from_date::text as "from", to_date::text as "to", known_on::text as "knownOn", requested_at as "requestedAt",
  after_id as "afterId", done, total
from known_report where state in ('waiting', 'running')
order by requested_at, id limit 1 for update skip locked`;

/** Whatever counts in a period was filed before its end, and has something in its log from its beginning on. */
const WANTED = /* sql */ `
from ticket t where t.filed_at < least($2::timestamptz, $3::timestamptz) and t.last_event_at >= $1::timestamptz`;

/** Lines of the log that say something to clocks, as in the replay of tickets. */
const FIELDS = ['state', 'serviceId', 'priority', 'line', 'teamId', 'pendingReason', 'assigneeId'];
const SPEAKS = `(e.changes ?| array['${FIELDS.join("', '")}'] or e.type like 'sla.%' or e.type = 'ticket.merged'
  or e.type = 'ticket.messaged' and e.details ->> 'authorRole' = 'agent')`;

const TICKETS = /* sql */ `
select t.id, t.agency_id as "agencyId", t.declaration_id as "declarationId",
  (select json_agg(json_build_array(e.type, e.occurred_at, e.changes,
      case when e.type like 'sla.%' then e.details
        when e.type = 'ticket.messaged' then jsonb_build_object('authorRole', e.details -> 'authorRole') end) order by e.seq)
    from ticket_event e where e.ticket_id = t.id and e.recorded_at < $3::timestamptz and ${SPEAKS}) as log
${WANTED} and t.id > $4::uuid order by t.id limit $5`;

const ADD = /* sql */ `
insert into known_sum (report_id, agency_id, month, service_id, priority, team_id, target, met, missed)
select $1::uuid, agency_id, month, service_id, priority, team_id, target, sum(met), sum(missed)
from jsonb_to_recordset($2::jsonb) as n(agency_id uuid, month date, service_id uuid, priority smallint, team_id uuid,
  target text, met integer, missed integer)
group by 2, 3, 4, 5, 6, 7
on conflict (report_id, agency_id, month, service_id, priority, team_id, target)
  do update set met = known_sum.met + excluded.met, missed = known_sum.missed + excluded.missed`;

const ADVANCE = /* sql */ `
update known_report set state = $2, done = $3, total = $4, after_id = $5, finished_at = $6 where id = $1`;
