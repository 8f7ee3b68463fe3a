import { scopeOf, type Actor } from '@desk/access';
import type { ReportScheduleView, SaveReportScheduleRequest } from '@desk/contracts';
import { Database, newId, Problem } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { Reports } from '../reports/reports.js';
import { Recipients } from './recipients.js';
import { readView } from './schedule-rows.js';
import { isoOrNull, refuseUnfitRhythm, Timetable } from './timetable.js';

/** Nobody reads more; what makes more is a mistake. */
const MOST_OWN = 50;

@Injectable()
export class CreateSchedule {
  constructor(
    private readonly database: Database,
    private readonly reports: Reports,
    private readonly recipients: Recipients,
    private readonly timetable: Timetable,
  ) {}

  async run(actor: Actor, asked: SaveReportScheduleRequest): Promise<ReportScheduleView> {
    this.reports.refuseUnfit(asked.report, asked.parameters, '/parameters/');
    refuseUnfitRhythm(asked);
    const personIds = asked.recipients.map((id) => id.toLowerCase());
    await this.recipients.refuse(actor, asked, personIds);
    return this.database.transaction(scopeOf(actor), async (tx) => {
      const [own] = await tx.query<{ count: number }>(
        'select count(*)::integer as count from report_schedule where author_id = $1',
        [actor.id],
      );
      if ((own?.count ?? 0) >= MOST_OWN) {
        throw new Problem('validation_failed', `You have ${MOST_OWN} reports by mail. Delete one of them first.`);
      }
      const id = newId();
      const next = await this.timetable.next(tx, asked, tx.now);
      await tx.query(INSERT, [
        id,
        actor.id,
        asked.report,
        JSON.stringify(asked.parameters),
        asked.period,
        asked.rhythm,
        asked.weekday,
        asked.hour,
        asked.format,
        asked.locale,
        next === null,
        isoOrNull(next),
        tx.now.toString(),
        personIds,
      ]);
      return readView(tx, actor, id);
    });
  }
}

const INSERT = /* sql */ `
with schedule as (
  insert into report_schedule (id, author_id, report, parameters, period, rhythm, weekday, hour, format, locale, paused, next_at, created_at)
  values ($1, $2, $3, $4::jsonb, $5, $6, $7, $8, $9, $10, $11, $12, $13) returning id
)
insert into report_recipient (schedule_id, person_id) select s.id, p from schedule s, unnest($14::uuid[]) p`;
