import type { Actor } from '@desk/access';
import type {
  AgencyRef,
  ClockTarget,
  FigureRow,
  Page,
  Priority,
  ServiceRef,
  SlaTicketsQuery,
  TicketKind,
  TicketState,
} from '@desk/contracts';
import { Config, cursorKey, Database, encodeCursor, readCursor, toInstant, toIso } from '@desk/platform';
import { clockView, Declarations, loadClocks } from '@desk/sla';
import { ticketDomain } from '@desk/tickets';
import { Injectable } from '@nestjs/common';
import { filterOf, periodOf, reportScope } from './report-scope.js';

const DEFAULT_LIMIT = 50;
const CURSOR = [cursorKey.date, cursorKey.uuid, cursorKey.smallint];

interface Row {
  readonly ticketId: string;
  readonly cycle: number;
  readonly countedOn: string;
  readonly number: string;
  readonly kind: TicketKind;
  readonly state: TicketState;
  readonly declarationId: string;
  readonly priority: Priority;
  readonly filedAt: Date;
  readonly resolvedAt: Date | null;
  readonly service: ServiceRef;
  readonly agency: AgencyRef;
  readonly team: { readonly key: string; readonly name: string };
}

/**
 * The cycles behind one number of the report, newest first: as many rows as the number says. Service, priority and team
 * are those that the cycle is counted to, which the ticket may have left since.
 */
@Injectable()
export class ListSlaTickets {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
    private readonly declarations: Declarations,
  ) {}

  async run(actor: Actor, query: SlaTicketsQuery): Promise<Page<FigureRow>> {
    const scope = reportScope(actor);
    const { from, to } = periodOf(query);
    const limit = query.limit ?? DEFAULT_LIMIT;
    const after = query.cursor === undefined ? [null, null, null] : readCursor(query.cursor, CURSOR);
    return this.database.read(scope, async (tx) => {
      const filter = await filterOf(tx, actor, query);
      const rows = await tx.query<Row>(SQL, [
        filter.agencyIds,
        filter.serviceId,
        filter.priority,
        filter.teamIds,
        query.target,
        query.outcome,
        from,
        to,
        query.month === undefined ? null : `${query.month}-01`,
        query.cause,
        query.weekday,
        query.hour,
        query.used,
        ...after,
        limit + 1,
      ]);
      const shown = rows.slice(0, limit);
      const clocks = await loadClocks(
        tx,
        shown.map((row) => row.ticketId),
      );
      const items: FigureRow[] = [];
      for (const row of shown) {
        const clock = clocks.get(row.ticketId)?.find((one) => isOf(one, query.target, row.cycle));
        if (!clock) continue;
        const terms = await this.declarations.terms(tx, row.declarationId);
        items.push({
          number: ticketDomain.formatNumber(this.config.ticketPrefix, Number(row.number)),
          kind: row.kind,
          state: row.state,
          service: row.service,
          agency: row.agency,
          team: row.team,
          priority: row.priority,
          filedAt: toIso(toInstant(row.filedAt)),
          resolvedAt: row.resolvedAt && toIso(toInstant(row.resolvedAt)),
          clock: clockView(clock, tx.now, terms),
        });
      }
      const last = rows.length > limit ? shown.at(-1) : undefined;
      return { items, nextCursor: last ? encodeCursor([last.countedOn, last.ticketId, last.cycle]) : null };
    });
  }
}

function isOf(clock: { target: ClockTarget; cycle: number }, target: ClockTarget, cycle: number): boolean {
  return clock.target === target && clock.cycle === cycle;
}

const SQL = /* sql */ `
select o.ticket_id as "ticketId", o.cycle, o.counted_on::text as "countedOn", t.number, t.kind, t.state,
  t.declaration_id as "declarationId", o.priority, t.filed_at as "filedAt", t.resolved_at as "resolvedAt",
  (select json_build_object('key', s.key, 'name', s.name) from service s where s.id = o.service_id) as service,
  (select json_build_object('key', a.key, 'name', a.name) from agency a where a.id = o.agency_id) as agency,
  (select json_build_object('key', m.key, 'name', m.name) from team m where m.id = o.team_id) as team
from clock_outcome o join ticket t on t.id = o.ticket_id
where o.agency_id = any($1::uuid[]) and ($2::uuid is null or o.service_id = $2) and ($3::smallint is null or o.priority = $3)
  and ($4::uuid[] is null or o.team_id = any($4)) and o.target = $5 and o.outcome = $6
  and o.counted_on between $7::date and $8::date
  and ($9::date is null or o.counted_on >= $9 and o.counted_on < $9::date + interval '1 month')
  and ($10::text is null or o.cause = $10) and ($11::smallint is null or o.weekday = $11) and ($12::smallint is null or o.hour = $12)
  and ($13::smallint is null or o.used = $13)
  and ($14::date is null or (o.counted_on, o.ticket_id, o.cycle) < ($14::date, $15::uuid, $16::smallint))
order by o.counted_on desc, o.ticket_id desc, o.cycle desc
limit $17`;
