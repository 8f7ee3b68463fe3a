import type { Actor } from '@desk/access';
import { BACKLOG_AGES, LINES, OPEN_STATES, type BacklogAge, type BacklogReport, type Line } from '@desk/contracts';
import { Database, toInstant, toIso } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { filterOf, reportScope } from './report-scope.js';

/** Days since the filing from which on an age begins; the first one begins with the filing. */
const BEGINS: Readonly<Record<BacklogAge, number>> = { day: 0, week: 1, month: 7, quarter: 30, older: 90 };

/** When the tickets of an age were filed, as SQL on `filed_at` and the present moment in `now`. */
export function filedWithin(age: BacklogAge, now: string): string {
  const next = BACKLOG_AGES[BACKLOG_AGES.indexOf(age) + 1];
  const ago = (days: number): string => `${now} - interval '${days} days'`;
  const until = age === 'day' ? [] : [`filed_at <= ${ago(BEGINS[age])}`];
  return [...until, ...(next === undefined ? [] : [`filed_at > ${ago(BEGINS[next])}`])].join(' and ');
}

/** Open tickets alone, by an index that holds no others. */
export const IS_OPEN = `state in ('${OPEN_STATES.join("', '")}')`;

/** What is open now, by line and by how long ago it was filed. */
@Injectable()
export class ReadBacklog {
  constructor(private readonly database: Database) {}

  async run(actor: Actor, query: { agency?: string }): Promise<BacklogReport> {
    const scope = reportScope(actor);
    return this.database.read(scope, async (tx) => {
      const { agencyIds } = await filterOf(tx, actor, query);
      const rows = await tx.query<Row>(SQL, [agencyIds, tx.now.toString()]);
      const oldest = rows.map(({ oldest: at }) => at.getTime()).sort((a, b) => a - b)[0];
      return {
        open: rows.reduce((sum, { count }) => sum + count, 0),
        oldestFiledAt: oldest === undefined ? null : toIso(toInstant(new Date(oldest))),
        items: rows.map(({ line, age, count }) => ({ line, age, count })),
      };
    });
  }
}

interface Row {
  readonly line: Line;
  readonly age: BacklogAge;
  readonly count: number;
  readonly oldest: Date;
}

const SQL = /* sql */ `
select line, case ${BACKLOG_AGES.map((age) => `when ${filedWithin(age, '$2::timestamptz')} then '${age}'`).join(' ')} end as age,
  count(*)::integer as count, min(filed_at) as oldest
from ticket where ${IS_OPEN} and agency_id = any($1::uuid[])
group by 1, 2
order by array_position(array['${LINES.join("', '")}'], line), min(filed_at) desc`;
