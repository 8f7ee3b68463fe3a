import { Calendars } from '@desk/agencies';
import type { DeclarationContent } from '@desk/contracts';
import type { ReadTx } from '@desk/platform';
import { clockTerms, type ClockTerms } from '@desk/sla';
import { Temporal } from 'temporal-polyfill';

interface Keyed {
  readonly kind: 'service' | 'calendar';
  readonly key: string;
  readonly id: string;
}

const KEYS = `select 'service' as kind, key, id from service union all select 'calendar', key, id from calendar`;

/** What clocks go by under a draft as it is written. Throws a sentence when it cannot be used. */
export async function draftTerms(tx: ReadTx, calendars: Calendars, content: DeclarationContent): Promise<ClockTerms> {
  const rows = await tx.query<Keyed>(KEYS);
  const idOf = (kind: Keyed['kind'], key: string): string => {
    const row = rows.find((one) => one.kind === kind && one.key === key);
    if (row === undefined) throw new RangeError(`the draft names a ${kind} ${key} that does not exist`);
    return row.id;
  };
  const targets = content.promises.map(({ target, serviceKey, priority, seconds, businessDays, calendarKey }) => ({
    target,
    serviceId: serviceKey === null ? null : idOf('service', serviceKey),
    priority,
    seconds,
    businessDays,
    calendarId: idOf('calendar', calendarKey),
  }));
  return clockTerms(
    {
      id: 'of a draft',
      validFrom: Temporal.Instant.fromEpochMilliseconds(0),
      targets,
      pauseReasons: content.pauseReasons,
      warnPercents: content.warnPercents,
    },
    await calendars.all(
      tx,
      targets.map(({ calendarId }) => calendarId),
    ),
  );
}
