import { scopeOf, type Actor } from '@desk/access';
import { CITY_TIME_ZONE, type ReportScheduleView } from '@desk/contracts';
import { Config, Database, Problem } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { queueMails } from './queue-mails.js';
import { CUT_OFF_MINUTES, lockOwn, readView } from './schedule-rows.js';
import { periodOn } from '../domain/relative-period.js';

/** Sends it to all recipients at once, beside its rhythm. One that is on its way is not sent a second time. */
@Injectable()
export class SendNow {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  async run(actor: Actor, id: string): Promise<ReportScheduleView> {
    return this.database.transaction(scopeOf(actor), async (tx) => {
      const schedule = await lockOwn(tx, actor, id);
      if (this.config.smtpUrl === null) {
        throw new Problem('no_mail_server', 'Whoever runs the desk sets SMTP_URL; nothing is sent until then.');
      }
      const [underWay] = await tx.query(
        `select 1 from report_mail where schedule_id = $1 and about_id is null and (state = 'queued'
           or state = 'sending' and next_attempt_at > $2::timestamptz - interval '${CUT_OFF_MINUTES} minutes') limit 1`,
        [id, tx.now.toString()],
      );
      if (!underWay) {
        const today = tx.now.toZonedDateTimeISO(CITY_TIME_ZONE).toPlainDate();
        await queueMails(tx, id, tx.now, periodOn(schedule.period, today));
      }
      return readView(tx, actor, id);
    });
  }
}
