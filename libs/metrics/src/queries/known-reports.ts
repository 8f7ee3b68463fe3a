import { authoriseDesk, scopeOf, type Actor } from '@desk/access';
import type { KnownReport, Page, SlaDimension, SlaFilterQuery, SlaReport } from '@desk/contracts';
import { Database } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { readKnownReport, readKnownReports } from '../known/known-report.view.js';
import { filterOf, reportScope } from './report-scope.js';
import { groupedBy, withAttainment, type SlaGroupRow } from './sla-dimensions.js';

/** Reports as known on a day: those that somebody has asked for, and what they say. */
@Injectable()
export class ReadKnownReports {
  constructor(private readonly database: Database) {}

  async list(actor: Actor): Promise<Page<KnownReport>> {
    authoriseDesk(actor, 'readReports');
    const items = await this.database.read(scopeOf(actor), (tx) => readKnownReports(tx, actor.id));
    return { items, nextCursor: null };
  }

  one(actor: Actor, id: string): Promise<KnownReport> {
    authoriseDesk(actor, 'readReports');
    return this.database.read(scopeOf(actor), (tx) => readKnownReport(tx, actor.id, id));
  }

  /** Of a report that is not counted to its end, nothing. */
  async sla(actor: Actor, id: string, query: SlaFilterQuery & { readonly by: SlaDimension }): Promise<SlaReport> {
    authoriseDesk(actor, 'readReports');
    return this.database.read(reportScope(actor), async (tx) => {
      const { state } = await readKnownReport(tx, actor.id, id);
      const { agencyIds, serviceId, priority, teamIds } = await filterOf(tx, actor, query);
      const rows = await tx.query<SlaGroupRow>(groupedBy(query.by, COUNTED), [
        state === 'done' ? id : null,
        agencyIds,
        serviceId,
        priority,
        teamIds,
      ]);
      return { items: rows.map(withAttainment), nextCursor: null };
    });
  }
}

const COUNTED = /* sql */ `select agency_id, month, service_id, priority, team_id, target, met, missed from known_sum
  where report_id = $1::uuid and agency_id = any($2::uuid[]) and ($3::uuid is null or service_id = $3)
    and ($4::smallint is null or priority = $4) and ($5::uuid[] is null or team_id = any($5))`;
