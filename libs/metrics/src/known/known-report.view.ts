import { cityDate } from '@desk/access';
import type { KnownReport } from '@desk/contracts';
import { isId, notFound, toInstant, toIso, type ReadTx } from '@desk/platform';

/** Days for which a report is kept, see the worker's housekeeping. */
const KNOWN_REPORT_DAYS = 14;
const MOST_SHOWN = 20;

type Row = Omit<KnownReport, 'requestedAt' | 'finishedAt' | 'keptUntil'> & {
  readonly requestedAt: Date;
  readonly finishedAt: Date | null;
};

const READ = `select id, from_date::text as "from", to_date::text as "to", known_on::text as "knownOn", state, done, total,
    requested_at as "requestedAt", finished_at as "finishedAt"
  from known_report where requested_by_id = $1`;

/** A report is of who asked for it, and of nobody else. */
export async function readKnownReport(tx: ReadTx, personId: string, id: string): Promise<KnownReport> {
  const [row] = isId(id) ? await tx.query<Row>(`${READ} and id = $2`, [personId, id]) : [];
  if (!row) throw notFound('The report');
  return viewOf(row);
}

/** Newest first. */
export async function readKnownReports(tx: ReadTx, personId: string): Promise<KnownReport[]> {
  const rows = await tx.query<Row>(`${READ} order by requested_at desc, id desc limit ${MOST_SHOWN}`, [personId]);
  return rows.map(viewOf);
}

function viewOf(row: Row): KnownReport {
  const requestedAt = toInstant(row.requestedAt);
  return {
    ...row,
    requestedAt: toIso(requestedAt),
    finishedAt: row.finishedAt && toIso(toInstant(row.finishedAt)),
    keptUntil: cityDate(requestedAt.add({ hours: 24 * KNOWN_REPORT_DAYS })),
  };
}
