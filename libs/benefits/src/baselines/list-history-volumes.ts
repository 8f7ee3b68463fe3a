import { authoriseDesk, type Actor } from '@desk/access';
import type { HistoryVolume, Page } from '@desk/contracts';
import { Database } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { baselineScope } from './baseline-rows.js';

/** Shorter than this, a history says too little of a year. */
const LEAST_DAYS = 90;

/** What imported histories say of volume and time to resolve, to be taken into a zero point. */
@Injectable()
export class ListHistoryVolumes {
  constructor(private readonly database: Database) {}

  async run(actor: Actor): Promise<Page<HistoryVolume>> {
    authoriseDesk(actor, 'editBaselines');
    const items = await this.database.read(baselineScope(actor), (tx) =>
      tx.query<HistoryVolume>(
        `select json_build_object('key', a.key, 'name', a.name) as history, f.from::text, f.to::text, f.tickets,
           case when f.to - f.from + 1 >= $1 then round(f.tickets * 365.0 / (f.to - f.from + 1))::integer end as "ticketsPerYear",
           f.hours as "resolutionHours"
         from agency a cross join lateral (
           select min(day) filter (where filed > 0) as from, max(day) filter (where filed > 0) as to,
             sum(filed)::integer as tickets,
             round((percentile_cont(0.5) within group (order by seconds_to_resolve) / 3600)::numeric, 2)::float8 as hours
           from ticket_flow where agency_id = a.id) f
         where a.kind = 'history' and f.tickets > 0 order by a.name collate "nb-x-icu", a.key`,
        [LEAST_DAYS],
      ),
    );
    return { items, nextCursor: null };
  }
}
