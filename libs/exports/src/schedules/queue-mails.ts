import type { IsoDate } from '@desk/contracts';
import { newId, toIso, type Tx } from '@desk/platform';
import type { Temporal } from 'temporal-polyfill';

/** One mail to each recipient for one time at which it falls due, however often that is said. */
export async function queueMails(
  tx: Tx,
  scheduleId: string,
  due: Temporal.Instant,
  { from, to }: { readonly from: IsoDate; readonly to: IsoDate },
): Promise<void> {
  const recipients = await tx.query<{ id: string }>(
    'select person_id as id from report_recipient where schedule_id = $1',
    [scheduleId],
  );
  await tx.query(
    `insert into report_mail (id, schedule_id, person_id, due_at, period_from, period_to, next_attempt_at)
     select m.id, $2, m.person_id, $4, $5, $6, $7 from unnest($1::uuid[], $3::uuid[]) as m (id, person_id)
     on conflict do nothing`,
    [
      recipients.map(() => newId()),
      scheduleId,
      recipients.map(({ id }) => id),
      toIso(due),
      from,
      to,
      tx.now.toString(),
    ],
  );
}
