import { readActorOfPerson } from '@desk/access';
import { CITY_TIME_ZONE, type IsoDate } from '@desk/contracts';
import { Mailer } from '@desk/notices';
import { Clock, Config, Database, Log, newId, Problem, toInstant, toIso, Watch, type Tx } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { fill } from '../domain/fill.js';
import { periodOn } from '../domain/relative-period.js';
import type { ReportDocument } from '../domain/report-document.js';
import { saidIn } from '../domain/said.js';
import { ReportFiles } from '../files/report-files.js';
import { Reports } from '../reports/reports.js';
import { queueMails } from '../schedules/queue-mails.js';
import { SCHEDULE_COLUMNS, type ScheduleRow } from '../schedules/schedule-rows.js';
import { isoOrNull, Timetable } from '../schedules/timetable.js';
import { wordsIn } from '../words/words.js';
import { letterText } from './letter-text.js';

const MOST_ATTEMPTS = 6;
const FIRST_BACKOFF_SECONDS = 60;
/** Twice as wide as it is shown, for sharp screens. */
const PICTURE_WIDTH = 1280;

/** Why somebody gets none. */
type Refusal = 'right' | 'address' | 'left';

interface MailRow extends ScheduleRow {
  readonly mailId: string;
  readonly personId: string;
  readonly personName: string;
  readonly address: string | null;
  readonly aboutName: string | null;
  readonly authorName: string;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly attempts: number;
  readonly why: string | null;
}

/**
 * Sends reports when they fall due. That one has fallen due and who is to get it are one transaction; each mail is claimed in
 * one of its own before it is sent, so that two workers, or one that dies on the way, never send it twice. Each is the report
 * as its recipient reads it at that moment: who may no longer, gets none, and its author is told.
 */
@Injectable()
export class ReportPost {
  constructor(
    private readonly database: Database,
    private readonly reports: Reports,
    private readonly files: ReportFiles,
    private readonly timetable: Timetable,
    private readonly mailer: Mailer,
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** Without a mail server nothing falls due: what was missed is made up for once, when there is one. */
  @Watch()
  async run(): Promise<Temporal.Instant | null> {
    if (this.config.smtpUrl === null) return null;
    for (;;) {
      const next = await this.nextDue();
      if (next === null || Temporal.Instant.compare(next, this.clock.now()) > 0) return next;
      while (await this.queueOne());
      const mail = await this.claim();
      // What is due and cannot be had, another worker has.
      if (mail === null) return null;
      await this.deliver(mail);
    }
  }

  private async nextDue(): Promise<Temporal.Instant | null> {
    const [next] = await this.database.read(this.database.systemScope, (tx) =>
      tx.prepared<{ at: Date | null }>(
        'report-mail-next',
        `select least((select min(next_at) from report_schedule),
           (select min(next_attempt_at) from report_mail where state = 'queued')) as at`,
        [],
      ),
    );
    return next?.at ? toInstant(next.at) : null;
  }

  /** Of what was slept through the last time counts, once. */
  private queueOne(): Promise<boolean> {
    return this.database.transaction(this.database.systemScope, async (tx) => {
      const [schedule] = await tx.query<ScheduleRow>(
        `select ${SCHEDULE_COLUMNS} from report_schedule s where next_at <= $1 order by next_at limit 1 for update skip locked`,
        [tx.now.toString()],
      );
      if (!schedule?.nextAt) return false;
      const { due, next } = await this.timetable.last(tx, schedule, toInstant(schedule.nextAt), tx.now);
      const day = due.toZonedDateTimeISO(CITY_TIME_ZONE).toPlainDate();
      await queueMails(tx, schedule.id, due, periodOn(schedule.period, day));
      await tx.query('update report_schedule set next_at = $2, paused = $3 where id = $1', [
        schedule.id,
        isoOrNull(next),
        next === null,
      ]);
      return true;
    });
  }

  private claim(): Promise<MailRow | null> {
    return this.database.transaction(this.database.systemScope, async (tx) => {
      const [mail] = await tx.query<MailRow>(CLAIM, [tx.now.toString()]);
      return mail ?? null;
    });
  }

  /** What was sent and could not be said to be stays `sending`: rather that than twice. */
  private async deliver(mail: MailRow): Promise<void> {
    let refusal: Refusal | null;
    try {
      refusal = mail.aboutName === null ? await this.send(mail) : await this.tell(mail);
    } catch (error) {
      await this.tryLater(mail, error);
      return;
    }
    await this.end(mail, refusal);
  }

  private async tryLater(mail: MailRow, error: unknown): Promise<void> {
    const reason = error instanceof Error ? error.message : String(error);
    this.log.warn({ mailId: mail.mailId, attempts: mail.attempts, reason }, 'a report could not be sent');
    // What the report itself refuses it refuses the next time too.
    const isOver = mail.attempts >= MOST_ATTEMPTS || error instanceof Problem;
    const seconds = FIRST_BACKOFF_SECONDS * 2 ** Math.min(mail.attempts - 1, 10);
    await this.database.transaction(this.database.systemScope, (tx) =>
      tx.query(
        `update report_mail set state = $2, last_error = left($3, 300), ended_at = case when $2 = 'failed' then $4::timestamptz end,
           next_attempt_at = $4::timestamptz + $5 * interval '1 second' where id = $1`,
        [mail.mailId, isOver ? 'failed' : 'queued', reason, tx.now.toString(), seconds],
      ),
    );
  }

  /** The report as its recipient reads it now; what keeps it from them, where something does. */
  private async send(mail: MailRow): Promise<Refusal | null> {
    const actor = await this.database.read(this.database.systemScope, (tx) => readActorOfPerson(tx, mail.personId));
    if (!actor) return 'left';
    if (mail.address === null) return 'address';
    const { report, parameters, from, to, locale, format } = mail;
    let document: ReportDocument;
    try {
      document = await this.reports.document(actor, report, { ...parameters, from, to }, locale);
    } catch (error) {
      if (error instanceof Problem && (error.code === 'forbidden' || error.code === 'not_found')) return 'right';
      throw error;
    }
    const file = await this.files.file(document, format);
    const [chart] = document.sections.flatMap(({ charts = [] }) => charts);
    const svg = chart?.svg() ?? null;
    const cid = `${mail.mailId}.chart`;
    const picture = svg === null ? null : await this.files.picture(svg, PICTURE_WIDTH);
    await this.mailer.send({
      id: mail.mailId,
      to: mail.address,
      ...letterText({
        document,
        author: mail.authorName,
        format,
        pageUrl: `${this.config.publicUrl}${document.page}`,
        schedulesUrl: `${this.config.publicUrl}/reports/mail`,
        picture: picture && chart ? { cid, alt: `${chart.title}. ${chart.alt}` } : null,
      }),
      attachments: [
        { filename: file.name, content: file.bytes, contentType: file.mediaType },
        ...(picture ? [{ filename: 'chart.png', content: picture, contentType: 'image/png', cid }] : []),
      ],
    });
    return null;
  }

  /** Tells the author who got none, and why. */
  private async tell(mail: MailRow): Promise<Refusal | null> {
    if (mail.address === null) return 'address';
    const words = wordsIn(mail.locale);
    const said = saidIn(mail.locale);
    const title = this.reports.source(mail.report).title(words, mail.parameters);
    const name = mail.aboutName ?? '';
    const why = mail.why === 'address' || mail.why === 'left' ? mail.why : 'right';
    const { refusedSubject, refusedText, refusedWhy, change } = words.own.mail;
    const period = `${said.date(mail.from)} – ${said.date(mail.to)}`;
    await this.mailer.send({
      id: mail.mailId,
      to: mail.address,
      subject: fill(refusedSubject, { name, title }),
      text: `${fill(refusedText, { title, period, name, why: fill(refusedWhy[why], { name }) })}\n\n${change}: ${this.config.publicUrl}/reports/mail\n`,
    });
    return null;
  }

  private async end(mail: MailRow, refusal: Refusal | null): Promise<void> {
    await this.database.transaction(this.database.systemScope, async (tx) => {
      await tx.query(`update report_mail set state = $2, last_error = $3, ended_at = $4 where id = $1`, [
        mail.mailId,
        refusal === null ? 'sent' : 'refused',
        refusal,
        tx.now.toString(),
      ]);
      if (refusal !== null && mail.aboutName === null && mail.personId !== mail.authorId) await tellAuthor(tx, mail);
    });
  }
}

/** Once for as long as it goes on. */
async function tellAuthor(tx: Tx, mail: MailRow): Promise<void> {
  await tx.query(
    `insert into report_mail (id, schedule_id, person_id, about_id, due_at, period_from, period_to, next_attempt_at)
     select $1, m.schedule_id, s.author_id, m.person_id, m.due_at, m.period_from, m.period_to, $3
     from report_mail m join report_schedule s on s.id = m.schedule_id
     where m.id = $2 and coalesce((
       select l.state from report_mail l where l.schedule_id = m.schedule_id and l.person_id = m.person_id and l.about_id is null
         and l.due_at < m.due_at order by l.due_at desc limit 1), 'sent') <> 'refused'
     on conflict do nothing`,
    [newId(), mail.mailId, toIso(tx.now)],
  );
}

const CLAIM = /* sql */ `
with due as (
  select id from report_mail where state = 'queued' and next_attempt_at <= $1
  order by next_attempt_at limit 1 for update skip locked)
update report_mail m set state = 'sending', attempts = m.attempts + 1, next_attempt_at = $1
from due, report_schedule s, person p, person author
where m.id = due.id and s.id = m.schedule_id and p.id = m.person_id and author.id = s.author_id
returning ${SCHEDULE_COLUMNS}, m.id as "mailId", m.person_id as "personId", p.name as "personName",
  case when p.active then p.email end as address, author.name as "authorName", m.attempts,
  m.period_from::text as "from", m.period_to::text as "to",
  (select about.name from person about where about.id = m.about_id) as "aboutName",
  (select r.last_error from report_mail r where r.schedule_id = m.schedule_id and r.person_id = m.about_id
     and r.about_id is null and r.due_at = m.due_at) as why`;
