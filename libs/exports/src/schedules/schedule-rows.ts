import type { Actor } from '@desk/access';
import type {
  ExportFormat,
  Locale,
  PersonRef,
  RelativePeriod,
  ReportKey,
  ReportMailState,
  ReportParameters,
  ReportScheduleView,
  Rhythm,
} from '@desk/contracts';
import { isId, notFound, Problem, toInstant, toIso, type ReadTx, type Tx } from '@desk/platform';

export interface ScheduleRow {
  readonly id: string;
  readonly authorId: string;
  readonly report: ReportKey;
  readonly parameters: ReportParameters;
  readonly period: RelativePeriod;
  readonly rhythm: Rhythm;
  readonly weekday: number | null;
  readonly hour: number;
  readonly format: ExportFormat;
  readonly locale: Locale;
  readonly paused: boolean;
  readonly nextAt: Date | null;
  readonly revision: number;
}

export const SCHEDULE_COLUMNS = /* sql */ `s.id, s.author_id as "authorId", s.report, s.parameters, s.period, s.rhythm, s.weekday,
  s.hour, s.format, s.locale, s.paused, s.next_at as "nextAt", s.revision`;

/** A mail that has been `sending` for so long was cut off. */
export const CUT_OFF_MINUTES = 10;

/** One that the actor has made, locked. Of others there is nothing to be known; recipients know of it, and may not. */
export async function lockOwn(tx: Tx, actor: Actor, id: string): Promise<ScheduleRow> {
  const [row] = isId(id)
    ? await tx.query<ScheduleRow & { receives: boolean }>(
        `select ${SCHEDULE_COLUMNS},
           exists (select from report_recipient r where r.schedule_id = s.id and r.person_id = $2) as receives
         from report_schedule s where s.id = $1 for update of s`,
        [id, actor.id],
      )
    : [];
  if (!row || (row.authorId !== actor.id && !row.receives)) throw notFound('The schedule');
  if (row.authorId !== actor.id) throw new Problem('forbidden', 'Only who has made a schedule changes it.');
  return row;
}

interface ViewRow extends ScheduleRow {
  readonly author: PersonRef;
  readonly recipients: readonly (PersonRef & {
    readonly state: ReportMailState | null;
    readonly at: string | null;
    readonly error: string | null;
  })[];
}

/** Those that somebody has made, and those that come to them; or one of these. */
export async function readViews(tx: ReadTx, actor: Actor, id?: string): Promise<ReportScheduleView[]> {
  const rows = await tx.query<ViewRow>(VIEWS, [actor.id, id, tx.now.toString()]);
  return rows.map(({ authorId, nextAt, recipients, ...row }) => ({
    ...row,
    nextAt: nextAt && toIso(toInstant(nextAt)),
    recipients: recipients.map(({ id: personId, name, state, at, error }) => ({
      id: personId,
      name,
      // Whose address does not work is said to the author; the others read that there was a mail.
      last: state && at ? { state, at: new Date(at).toISOString(), error: authorId === actor.id ? error : null } : null,
    })),
    abilities: {
      change: authorId === actor.id,
      leave: recipients.some(({ id: personId }) => personId === actor.id),
    },
  }));
}

export async function readView(tx: ReadTx, actor: Actor, id: string): Promise<ReportScheduleView> {
  const [view] = await readViews(tx, actor, id);
  if (!view) throw notFound('The schedule');
  return view;
}

const VIEWS = /* sql */ `
select ${SCHEDULE_COLUMNS}, json_build_object('id', a.id, 'name', a.name) as author,
  (select coalesce(json_agg(json_build_object('id', p.id, 'name', p.name, 'state', m.state, 'at', m.at, 'error', m.error)
     order by p.name collate "nb-x-icu", p.id), '[]')
   from report_recipient r join person p on p.id = r.person_id
   left join lateral (
     select case when c.yes then 'failed' else l.state end as state, coalesce(l.ended_at, l.due_at) as at,
       case when c.yes then 'cut_off' else l.last_error end as error
     from report_mail l, lateral (select l.state = 'sending'
       and l.next_attempt_at < $3::timestamptz - interval '${CUT_OFF_MINUTES} minutes' as yes) c
     where l.schedule_id = s.id and l.person_id = p.id and l.about_id is null order by l.due_at desc, l.id desc limit 1) m on true
   where r.schedule_id = s.id) as recipients
from report_schedule s join person a on a.id = s.author_id
where ($2::uuid is null or s.id = $2)
  and (s.author_id = $1 or exists (select from report_recipient r where r.schedule_id = s.id and r.person_id = $1))
order by s.created_at desc, s.id desc`;
