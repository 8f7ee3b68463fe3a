import type { Actor } from '@desk/access';
import { CITY_AGENCY_ID, CITY_TIME_ZONE, type OpenResults } from '@desk/contracts';
import { Config, Database, notFound, Problem } from '@desk/platform';
import { deskPolicy } from '@desk/access';
import { Injectable } from '@nestjs/common';
import { gainText } from '../domain/gain-text.js';
import type { OpenMonth } from '../domain/open-month.js';
import type { Standing } from './standing.js';

interface Row {
  readonly month: string;
  readonly figures: OpenMonth;
  readonly standing: Standing;
  readonly knownOn: string;
  readonly updatedAt: string;
  readonly months: string[];
  readonly trend: { readonly month: string; readonly promises: OpenMonth['promises'] }[];
}

/** Reads the published table and nothing else: whoever reads it is shown no row of any agency. */
@Injectable()
export class ReadOpenResults {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  async run(actor: Actor, { month }: { month?: string }): Promise<OpenResults> {
    if (this.config.openResultsFor === 'employees' && !deskPolicy.readOpenResults(actor)) {
      throw new Problem('forbidden', 'The results are for those who work for the city.');
    }
    const [row] = await this.database.read({ actorId: actor.id, agencyIds: [CITY_AGENCY_ID] }, (tx) =>
      tx.query<Row>(SQL, [month === undefined ? null : `${month}-01`]),
    );
    if (!row) throw notFound('A publication of that month');
    const { figures, standing } = row;
    const { interval, agencies, from, to } = standing.gain;
    return {
      month: row.month,
      months: row.months,
      knownOn: row.knownOn,
      updatedAt: row.updatedAt,
      declaration: figures.declaration,
      promises: figures.promises.map((promise) => ({
        ...promise,
        trend: row.trend.map(({ month: of, promises }) => ({
          month: of,
          attainment: promises.find(({ target }) => target === promise.target)?.attainment ?? null,
        })),
      })),
      filed: figures.filed,
      resolved: figures.resolved,
      waiting: standing.waiting,
      satisfaction: null,
      cost: figures.cost,
      gain: { from, to, interval, text: gainText(interval, agencies, actor.locale) },
      band: standing.band,
      agencies: figures.agencies,
      weaknesses: standing.weaknesses,
      automatic: standing.automatic,
      suggestions: standing.suggestions,
    };
  }
}

/** $1 = first day of a month, or null for the last. */
const SQL = /* sql */ `
with chosen as (
  select max(month) as month from published_result where part = 'standing' and ($1::date is null or month = $1::date)
)
select to_char(s.month, 'YYYY-MM') as month, m.content as figures, s.content as standing,
  (m.published_at at time zone '${CITY_TIME_ZONE}')::date::text as "knownOn",
  to_char(s.published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "updatedAt",
  (select json_agg(to_char(p.month, 'YYYY-MM') order by p.month desc) from published_result p where p.part = 'standing') as months,
  (select json_agg(json_build_object('month', to_char(p.month, 'YYYY-MM'), 'promises', p.content -> 'promises') order by p.month)
   from (select * from published_result where part = 'month' and month <= s.month order by month desc limit 12) p) as trend
from chosen
  join published_result s on s.month = chosen.month and s.part = 'standing'
  join published_result m on m.month = chosen.month and m.part = 'month'`;
