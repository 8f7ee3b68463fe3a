import type { Locale } from '@desk/contracts';
import { Config, Database, Log, OnJob, type Tx } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { Mailer } from './mailer.js';
import { mailText, type MailFacts, type MailKind } from './mail-text.js';

const AT_ONCE = 50;
const MOST_ATTEMPTS = 8;
const FIRST_BACKOFF_SECONDS = 30;

interface MailRow {
  readonly notice_id: string;
  readonly address: string;
  readonly kind: MailKind;
  readonly locale: Locale;
  readonly about: MailFacts['about'];
  /** Of the page to which it leads: the ticket's number, or the id of the line. */
  readonly key: string;
  readonly facts: Record<string, string | number>;
  readonly quote: string | null;
  readonly attempts: number;
}

/**
 * Sends the mails of notices. A mail is claimed in a transaction of its own before it is sent, so that two workers, or one
 * that dies on the way, never send it twice; what was claimed and never reported back stays visible as `sending`.
 */
@Injectable()
export class Post {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
    private readonly mailer: Mailer,
    private readonly log: Log,
  ) {}

  @OnJob('mail.send')
  async send(): Promise<void> {
    if (this.config.smtpUrl === null) return;
    for (;;) {
      const mails = await this.claim();
      for (const mail of mails) await this.deliver(mail);
      if (mails.length < AT_ONCE) return;
    }
  }

  private async deliver(mail: MailRow): Promise<void> {
    const url = `${this.config.publicUrl}/${pageOf(mail)}/${mail.key}`;
    try {
      await this.mailer.send({ id: mail.notice_id, to: mail.address, ...mailText({ ...mail, url }) });
      await this.report(mail.notice_id, `state = 'sent', sent_at = $2`);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.log.warn({ noticeId: mail.notice_id, attempts: mail.attempts, reason }, 'a mail could not be sent');
      const last = mail.attempts >= MOST_ATTEMPTS;
      const seconds = FIRST_BACKOFF_SECONDS * 2 ** Math.min(mail.attempts, 10);
      await this.report(
        mail.notice_id,
        `state = '${last ? 'failed' : 'queued'}', last_error = left($3, 500),
         next_attempt_at = $2::timestamptz + interval '${seconds} seconds'`,
        reason,
      );
    }
  }

  private claim(): Promise<MailRow[]> {
    return this.database.transaction(this.database.systemScope, (tx: Tx) =>
      tx.query<MailRow>(
        `with due as (
           select notice_id from notice_mail where state = 'queued' and next_attempt_at <= $1
           order by next_attempt_at limit ${AT_ONCE} for update skip locked)
         update notice_mail m set state = 'sending', attempts = attempts + 1
         from due join notice n on n.id = due.notice_id join person p on p.id = n.person_id
           left join ticket t on t.id = n.ticket_id
           -- of mentions and of messages that were stopped the log says nothing
           left join ticket_event told on told.id = n.event_id
           left join showback_message asked on asked.id = n.showback_message_id
           left join showback_line l on l.id = asked.line_id left join agency a on a.id = l.agency_id
         where m.notice_id = due.notice_id
         returning m.notice_id, m.address, m.attempts, n.kind, n.facts, p.locale, coalesce($2::text || t.number, l.id::text) as key,
           case when t.id is null then json_build_object('agency', a.name, 'month', l.closed_in)
             else json_build_object('number', $2::text || t.number, 'subject',
               case when (not t.sensitive and not n.facts ? 'sight') or t.requester_id = n.person_id then t.subject end)
           end as about,
           case when t.id is null then asked.text when t.sensitive then null else (
             select w.text from ticket_event e join ticket_message w on w.id = (e.details ->> 'messageId')::uuid
             where e.ticket_id = t.id and e.seq <= told.seq and e.details ->> 'messageId' is not null and w.author_role = 'agent'
               and n.kind in ('answered', 'asked', 'resolved')
             order by e.seq desc limit 1)
           end as quote`,
        [tx.now.toString(), `${this.config.ticketPrefix}-`],
      ),
    );
  }

  private async report(noticeId: string, change: string, reason?: string): Promise<void> {
    await this.database.transaction(this.database.systemScope, (tx) =>
      tx.query(`update notice_mail set ${change} where notice_id = $1`, [
        noticeId,
        tx.now.toString(),
        ...(reason === undefined ? [] : [reason]),
      ]),
    );
  }
}

/** Who sees figures only finds the ticket behind them. */
function pageOf({ about, facts }: MailRow): string {
  if (!('number' in about)) return 'showback/lines';
  return facts['sight'] === 'figures' ? 'reports/tickets' : 'tickets';
}
