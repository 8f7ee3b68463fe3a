import type { Actor } from '@desk/access';
import type {
  AgencyRef,
  HandOffKind,
  HandOffQuery,
  HandOffReport,
  HandOffRoute,
  HandOffRow,
  HandOffSum,
  HandOffTicketsQuery,
  LedgerReason,
  Page,
  Priority,
  ServiceRef,
  TeamItem,
  TicketState,
} from '@desk/contracts';
import { Config, cursorKey, Database, encodeCursor, readCursor, toInstant, toIso } from '@desk/platform';
import { ticketDomain } from '@desk/tickets';
import { Injectable } from '@nestjs/common';
import { handOffWork, routeKey } from './hand-off-work.js';
import { filterOf, periodOf, reportScope } from './report-scope.js';

const DEFAULT_LIMIT = 50;

interface CellRow {
  readonly from: TeamItem;
  readonly to: TeamItem;
  readonly kind: HandOffKind;
  readonly reason: LedgerReason;
  readonly count: number;
  readonly waiting: number;
  readonly waitedSeconds: number;
}

/**
 * The ledger of hand-offs. Work is shown in sums over at least five agents, and nothing is shown from which less could be
 * worked out by subtraction, of another reason, agency or period (`hand-off-work.ts`).
 */
@Injectable()
export class ReadHandOffs {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  async run(actor: Actor, query: HandOffQuery): Promise<HandOffReport> {
    const scope = reportScope(actor);
    const { from, to } = periodOf(query);
    const { rows, agencyIds } = await this.database.read(scope, async (tx) => {
      const filter = await filterOf(tx, actor, query);
      return { ...filter, rows: await tx.query<CellRow>(CELLS, [filter.agencyIds, from, to]) };
    });
    // What may be shown hangs on the work in all agencies, whoever asks and for which of them.
    const work = await this.database.read(this.database.systemScope, (tx) => handOffWork(tx, { from, to }, agencyIds));
    const routes = new Map<string, CellRow[]>();
    for (const row of rows) routes.set(routeOf(row), [...(routes.get(routeOf(row)) ?? []), row]);
    const items = [...routes].map(([route, cells]): HandOffRoute => {
      const [first] = cells;
      if (!first) throw new Error('a route without a hand-off');
      return {
        from: first.from,
        to: first.to,
        kind: first.kind,
        ...summed(cells, work.ofRoute(route)),
        reasons: cells
          .map((cell) => ({ reason: cell.reason, ...summed([cell], work.ofReason(route, cell.reason)) }))
          .sort((one, other) => other.waitedSeconds - one.waitedSeconds || other.count - one.count),
      };
    });
    items.sort((one, other) => other.waitedSeconds - one.waitedSeconds || other.count - one.count);
    return { items, total: summed(rows, work.total([...routes.keys()])) };
  }

  /** As many rows as the count says, newest first. */
  async tickets(actor: Actor, query: HandOffTicketsQuery): Promise<Page<HandOffRow>> {
    const scope = reportScope(actor);
    const { from, to } = periodOf(query);
    const limit = query.limit ?? DEFAULT_LIMIT;
    const after =
      query.cursor === undefined
        ? [null, null, null]
        : readCursor(query.cursor, [cursorKey.date, cursorKey.uuid, cursorKey.integer]);
    return this.database.read(scope, async (tx) => {
      const { agencyIds } = await filterOf(tx, actor, query);
      const rows = await tx.query<TicketRow>(TICKETS, [
        agencyIds,
        from,
        to,
        query.fromTeam,
        query.toTeam,
        query.kind,
        query.reason,
        ...after,
        limit + 1,
      ]);
      const items = rows.slice(0, limit);
      const last = rows.length > limit ? items.at(-1) : undefined;
      return {
        items: items.map(({ ticketId: _ticketId, seq: _seq, day: _day, number, at, ...row }) => ({
          ...row,
          number: ticketDomain.formatNumber(this.config.ticketPrefix, Number(number)),
          at: toIso(toInstant(at)),
        })),
        nextCursor: last ? encodeCursor([last.day, last.ticketId, last.seq]) : null,
      };
    });
  }
}

interface TicketRow {
  readonly ticketId: string;
  readonly seq: number;
  readonly day: string;
  readonly number: string;
  readonly state: TicketState;
  readonly service: ServiceRef;
  readonly agency: AgencyRef;
  readonly priority: Priority;
  readonly at: Date;
  readonly reason: LedgerReason;
  readonly waitedSeconds: number | null;
}

const routeOf = ({ from, to, kind }: CellRow): string => routeKey(from.key, to.key, kind);

function summed(cells: readonly CellRow[], workedSeconds: number | null): HandOffSum {
  const sum = (pick: (cell: CellRow) => number) => cells.reduce((so, cell) => so + pick(cell), 0);
  return {
    count: sum(({ count }) => count),
    waiting: sum(({ waiting }) => waiting),
    waitedSeconds: sum(({ waitedSeconds }) => waitedSeconds),
    workedSeconds,
  };
}

const teamRef = (column: string): string =>
  `(select json_build_object('key', m.key, 'name', m.name, 'line', m.line) from team m where m.id = ${column})`;

const CELLS = /* sql */ `
with h as (
  select * from hand_off where agency_id = any($1::uuid[]) and day between $2::date and $3::date
), waits as (
  select from_team_id, to_team_id, kind, reason, count(*)::integer as count,
    count(*) filter (where waited_seconds is null)::integer as waiting, coalesce(sum(waited_seconds), 0)::float8 as waited
  from h group by 1, 2, 3, 4
)
select ${teamRef('from_team_id')} as "from", ${teamRef('to_team_id')} as "to", kind, reason, count, waiting,
  waited as "waitedSeconds" from waits`;

const TICKETS = /* sql */ `
select h.ticket_id as "ticketId", h.seq, h.day::text as day, t.number, t.state, h.at, h.reason,
  h.waited_seconds as "waitedSeconds", t.priority,
  (select json_build_object('key', s.key, 'name', s.name) from service s where s.id = t.service_id) as service,
  (select json_build_object('key', a.key, 'name', a.name) from agency a where a.id = t.agency_id) as agency
from hand_off h join ticket t on t.id = h.ticket_id
where h.agency_id = any($1::uuid[]) and h.day between $2::date and $3::date
  and h.from_team_id = (select id from team where key = $4) and h.to_team_id = (select id from team where key = $5)
  and h.kind = $6 and ($7::text is null or h.reason = $7)
  and ($8::date is null or (h.day, h.ticket_id, h.seq) < ($8::date, $9::uuid, $10::integer))
order by h.day desc, h.ticket_id desc, h.seq desc limit $11`;
