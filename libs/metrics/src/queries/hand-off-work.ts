import { cityDate } from '@desk/access';
import type { HandOffKind, LedgerReason } from '@desk/contracts';
import type { ReadTx } from '@desk/platform';
import { monthStart, shownDays } from '../domain/shown-days.js';
import { suppress, type SuppressedTable } from '../domain/suppression.js';

interface WorkRow {
  readonly route: string;
  readonly reason: LedgerReason;
  readonly agencyId: string;
  readonly day: string;
  readonly agents: readonly string[];
  readonly seconds: number;
}

/** Seconds, null where they are not shown. */
export interface HandOffWork {
  readonly ofRoute: (route: string) => number | null;
  readonly ofReason: (route: string, reason: LedgerReason) => number | null;
  /** Of those of the routes that are shown. */
  readonly total: (routes: readonly string[]) => number | null;
}

export const routeKey = (from: string, to: string, kind: HandOffKind): string => `${from} ${to} ${kind}`;

/**
 * The work before the hand-offs of a period, of some agencies. Of each route the days are shown in blocks that do not hang
 * on the question (`shownDays`); in each block the table of reasons and agencies is shown as far as it gives nobody away
 * (`suppress`). Every sum is one of such numbers, and so is every difference of two.
 */
export async function handOffWork(
  tx: ReadTx,
  { from, to }: { readonly from: string; readonly to: string },
  agencyIds: readonly string[],
): Promise<HandOffWork> {
  const rows = await tx.query<WorkRow>(WORK, [monthStart(from), to]);
  const today = cityDate(tx.now);
  const byRoute = new Map<
    string,
    { readonly asked: readonly WorkRow[]; readonly tables: readonly SuppressedTable[] }
  >();
  for (const route of new Set(rows.map((row) => row.route))) {
    const own = rows.filter((row) => row.route === route);
    const blocks = shownDays(own, { from, to, today });
    byRoute.set(route, {
      asked: own.filter(({ day }) => day >= from),
      tables: blocks.map((days) =>
        suppress(
          own
            .filter(({ day }) => days.includes(day))
            .map(({ reason, agencyId, agents, seconds }) => ({ row: reason, column: agencyId, agents, seconds })),
        ),
      ),
    });
  }
  const of = (
    route: string,
    isAbout: (row: WorkRow) => boolean,
    read: (table: SuppressedTable) => number | null,
  ): number | null => {
    const work = byRoute.get(route);
    if (work === undefined || !work.asked.some(isAbout)) return 0;
    return work.tables.length === 0 ? null : sum(work.tables.map(read));
  };
  const wanted = new Set(agencyIds);
  const all = (table: SuppressedTable): boolean => table.columns.every(({ column }) => wanted.has(column));
  const ofRoute = (route: string): number | null =>
    of(
      route,
      ({ agencyId }) => wanted.has(agencyId),
      (table) =>
        all(table)
          ? table.total
          : sum(table.columns.filter(({ column }) => wanted.has(column)).map(({ total }) => total)),
    );
  const isOf =
    (reason: LedgerReason) =>
    (row: WorkRow): boolean =>
      row.reason === reason && wanted.has(row.agencyId);
  return {
    ofRoute,
    ofReason: (route, reason) =>
      of(route, isOf(reason), (table) => {
        const row = table.rows.find((one) => one.row === reason);
        if (row === undefined) return 0;
        if (all(table)) return row.total;
        return sum(
          table.cells.filter((cell) => cell.row === reason && wanted.has(cell.column)).map(({ seconds }) => seconds),
        );
      }),
    total: (routes) => {
      const shown = routes.map(ofRoute).filter((seconds) => seconds !== null);
      return shown.some((seconds) => seconds > 0) || shown.length === routes.length ? sum(shown) : null;
    },
  };
}

const sum = (parts: readonly (number | null)[]): number | null =>
  parts.reduce<number | null>((so, part) => (so === null || part === null ? null : so + part), 0);

const WORK = /* sql */ `
select f.key || ' ' || g.key || ' ' || h.kind as route, h.reason, h.agency_id as "agencyId", h.day::text as day,
  array_agg(distinct s.agent_id::text) as agents, round(sum(extract(epoch from s.ended_at - s.started_at)))::float8 as seconds
from hand_off h
join work_session s on s.ticket_id = h.ticket_id and s.started_at >= h.since and s.started_at < h.at
join team f on f.id = h.from_team_id join team g on g.id = h.to_team_id
where h.day between $1::date and $2::date
group by 1, 2, 3, 4`;
