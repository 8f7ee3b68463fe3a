import type { Actor } from '@desk/access';
import type { BacklogTicketsQuery, FlowFigure, FlowTicketRow, FlowTicketsQuery, Page } from '@desk/contracts';
import { Config, cursorKey, Database, encodeCursor, readCursor, toInstant, toIso } from '@desk/platform';
import { ticketDomain } from '@desk/tickets';
import { Injectable } from '@nestjs/common';
import { filedWithin, IS_OPEN } from './backlog.js';
import { filterOf, periodOf, reportScope } from './report-scope.js';

const DEFAULT_LIMIT = 50;

type Row = Omit<FlowTicketRow, 'filedAt' | 'resolvedAt'> & {
  readonly id: string;
  readonly filedAt: Date;
  readonly resolvedAt: Date | null;
  /** The instant of the filing to the microsecond's text, for the cursor. */
  readonly at: string;
};

/** How often a day of a ticket is counted in a figure. */
const TIMES: Readonly<Record<FlowFigure, string>> = {
  filed: 'f.filed',
  resolved: 'f.resolved',
  cancelled: 'f.cancelled',
  first_line_resolved: 'f.first_line_resolved',
  not_first_line: 'f.first_line_eligible - f.first_line_resolved',
  first_contact_resolved: 'f.first_contact_resolved',
  reopened: 'f.reopened',
  resolved_again: 'f.resolved_again',
  crossings: 'f.crossings',
};

/** The tickets behind the numbers of the flow and of the backlog. */
@Injectable()
export class ListFlowTickets {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  /** A row for each day on which a ticket is counted, latest first; their `times` add up to the number. */
  async counted(actor: Actor, query: FlowTicketsQuery): Promise<Page<FlowTicketRow>> {
    const scope = reportScope(actor);
    const { from, to } = periodOf(query);
    const limit = query.limit ?? DEFAULT_LIMIT;
    const after =
      query.cursor === undefined ? [null, null] : readCursor(query.cursor, [cursorKey.date, cursorKey.uuid]);
    return this.database.read(scope, async (tx) => {
      const { agencyIds } = await filterOf(tx, actor, query);
      const rows = await tx.query<Row>(countedAs(query.figure), [agencyIds, from, to, ...after, limit + 1]);
      return this.page(rows, limit, (row) => [row.day ?? '', row.id]);
    });
  }

  /** What is open, longest first. */
  async open(actor: Actor, query: BacklogTicketsQuery): Promise<Page<FlowTicketRow>> {
    const scope = reportScope(actor);
    const limit = query.limit ?? DEFAULT_LIMIT;
    const after =
      query.cursor === undefined ? [null, null] : readCursor(query.cursor, [cursorKey.instant, cursorKey.uuid]);
    return this.database.read(scope, async (tx) => {
      const { agencyIds } = await filterOf(tx, actor, query);
      const now = tx.now.toString();
      const rows = await tx.query<Row>(openOf(query), [agencyIds, query.line, now, ...after, limit + 1]);
      return this.page(rows, limit, (row) => [row.at, row.id]);
    });
  }

  private page(rows: readonly Row[], limit: number, key: (row: Row) => string[]): Page<FlowTicketRow> {
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    return {
      items: shown.map(({ id: _id, at: _at, number, filedAt, resolvedAt, ...row }) => ({
        ...row,
        number: ticketDomain.formatNumber(this.config.ticketPrefix, Number(number)),
        filedAt: toIso(toInstant(filedAt)),
        resolvedAt: resolvedAt && toIso(toInstant(resolvedAt)),
      })),
      nextCursor: last ? encodeCursor(key(last)) : null,
    };
  }
}

const TICKET = /* sql */ `t.id, t.number, t.kind, t.state, t.priority, t.filed_at as "filedAt", t.resolved_at as "resolvedAt",
  to_char(t.filed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
  (select json_build_object('key', s.key, 'name', s.name) from service s where s.id = t.service_id) as service,
  (select json_build_object('key', a.key, 'name', a.name) from agency a where a.id = t.agency_id) as agency,
  (select json_build_object('key', m.key, 'name', m.name) from team m where m.id = t.team_id) as team`;

const countedAs = (figure: FlowFigure): string => /* sql */ `
select ${TICKET}, (${TIMES[figure]})::integer as times, f.day::text as day
from ticket_flow f join ticket t on t.id = f.ticket_id
where f.agency_id = any($1::uuid[]) and f.day between $2::date and $3::date and ${TIMES[figure]} > 0
  and ($4::date is null or (f.day, f.ticket_id) < ($4::date, $5::uuid))
order by f.day desc, f.ticket_id desc limit $6`;

const openOf = ({ age }: BacklogTicketsQuery): string => /* sql */ `
select ${TICKET}, 1 as times, null as day
from ticket t
where ${IS_OPEN} and t.agency_id = any($1::uuid[]) and ($2::text is null or t.line = $2)
  and $3::timestamptz is not null ${age === undefined ? '' : `and ${filedWithin(age, '$3::timestamptz')}`}
  and ($4::timestamptz is null or (t.filed_at, t.id) > ($4::timestamptz, $5::uuid))
order by t.filed_at, t.id limit $6`;
