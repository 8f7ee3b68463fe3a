import { scopeOf, type Actor } from '@desk/access';
import type { ChangeReportScheduleRequest, ReportScheduleView } from '@desk/contracts';
import { Database, Problem, toInstant, type Tx } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { Recipients } from './recipients.js';
import { lockOwn, readView, type ScheduleRow } from './schedule-rows.js';
import { isoOrNull, refuseUnfitRhythm, Timetable } from './timetable.js';

/** Changes when and how it comes and to whom, pauses it, and lets it go on. */
@Injectable()
export class ChangeSchedule {
  constructor(
    private readonly database: Database,
    private readonly recipients: Recipients,
    private readonly timetable: Timetable,
  ) {}

  async run(actor: Actor, id: string, change: ChangeReportScheduleRequest): Promise<ReportScheduleView> {
    const personIds = change.recipients?.map((one) => one.toLowerCase());
    const seen = await this.database.transaction(scopeOf(actor), (tx) => lockOwn(tx, actor, id));
    refuseStale(seen, change);
    const wanted = wish(seen, change);
    refuseUnfitRhythm(wanted);
    if (personIds !== undefined) await this.recipients.refuse(actor, wanted, personIds);
    return this.database.transaction(scopeOf(actor), async (tx) => {
      // Nobody else has come between.
      refuseStale(await lockOwn(tx, actor, id), change);
      await this.save(tx, seen, wanted, change);
      if (personIds !== undefined) {
        await tx.query('delete from report_recipient where schedule_id = $1 and person_id <> all($2::uuid[])', [
          id,
          personIds,
        ]);
        await tx.query(
          'insert into report_recipient (schedule_id, person_id) select $1, unnest($2::uuid[]) on conflict do nothing',
          [id, personIds],
        );
      }
      return readView(tx, actor, id);
    });
  }

  private async save(
    tx: Tx,
    seen: ScheduleRow,
    wanted: ScheduleRow,
    change: ChangeReportScheduleRequest,
  ): Promise<void> {
    const sameTime = (['rhythm', 'weekday', 'hour', 'paused'] as const).every((name) => seen[name] === wanted[name]);
    const kept = seen.nextAt && toInstant(seen.nextAt);
    const next = wanted.paused ? null : sameTime ? kept : await this.timetable.next(tx, wanted, tx.now);
    await tx.query(
      `update report_schedule set period = $2, rhythm = $3, weekday = $4, hour = $5, format = $6, locale = $7,
         paused = $8, next_at = $9, revision = revision + 1 where id = $1`,
      [
        seen.id,
        wanted.period,
        wanted.rhythm,
        wanted.weekday,
        wanted.hour,
        wanted.format,
        wanted.locale,
        next === null,
        isoOrNull(next),
      ],
    );
    // What waits to be sent is not sent any more once it is paused.
    if (wanted.paused && change.paused === true) {
      await tx.query(`delete from report_mail where schedule_id = $1 and state = 'queued'`, [seen.id]);
    }
  }
}

function wish(
  seen: ScheduleRow,
  { revision: _revision, recipients: _recipients, ...change }: ChangeReportScheduleRequest,
): ScheduleRow {
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  return { ...seen, ...given };
}

function refuseStale({ revision }: ScheduleRow, change: ChangeReportScheduleRequest): void {
  if (revision === change.revision) return;
  throw new Problem('stale_version', 'It was changed meanwhile: look at it, and change it again.');
}
