import { closeNextMonth } from '@desk/benefits';
import { CITY_TIME_ZONE, type Prices } from '@desk/contracts';
import { newIdAt, type Tx } from '@desk/platform';
import type { Temporal } from 'temporal-polyfill';
import type { TableRows } from '../bulk/insert-rows.js';
import type { DemoPeople } from './people.js';
import { waveDates } from './waves.js';

const NONE = { perAgency: null, perEmployee: null, shared: null, perTicket: null, exceptions: [], perMinute: null };
const FIRST: Prices = { ...NONE, model: 'fixed', perAgency: 1_200_000, perEmployee: 6_250 };
const SECOND: Prices = { ...FIRST, perEmployee: 6_490 };
/** What the service owner is thinking of. */
const DRAFT: Prices = {
  ...NONE,
  model: 'three_part',
  perAgency: 800_000,
  shared: 28_000_000,
  perTicket: 4_900,
  exceptions: [{ kind: null, channel: 'phone', ore: 8_900 }],
};
const QUESTION = 'Vi har hatt stillingsstopp siden i sommer. Er det riktig at vi er så mange ansatte?';

/** Two price lists, the second from within a month on, and the draft of a third. */
export function demoPriceLists(people: DemoPeople, now: Temporal.Instant): TableRows {
  const today = now.toZonedDateTimeISO(CITY_TIME_ZONE).toPlainDate();
  const first = today.with({ day: 1 });
  const joined = waveDates(today)[1];
  const owner = people.byUsername('tjenesteeier').id;
  const list = (version: number | null, from: Temporal.PlainDate, prices: Prices, reason: string | null) => {
    const at = from.subtract({ days: 20 }).toZonedDateTime(CITY_TIME_ZONE).toInstant();
    const written = version === null ? now.toString() : at.toString();
    return {
      id: newIdAt(now.epochMilliseconds),
      version,
      valid_from: from.toString(),
      prices,
      reason,
      updated_at: written,
      updated_by_id: owner,
      published_at: version === null ? null : written,
      published_by_id: version === null ? null : owner,
    };
  };
  return {
    table: 'price_list',
    rows: [
      list(1, joined, FIRST, null),
      list(2, first.subtract({ months: 2 }).add({ days: 15 }), SECOND, 'Avtalen om telefoni ble dyrere'),
      list(null, first.add({ months: 2 }), DRAFT, 'Brukerrådet vil at prisen følger bruken mer'),
    ],
  };
}

/** Closes the months that are over, and has the agency's contact ask about the newest. */
export async function closeDemoMonths(tx: Tx, people: DemoPeople): Promise<void> {
  while (await closeNextMonth(tx));
  await tx.query(
    `insert into showback_message (id, agency_id, line_id, side, author_id, text, written_at)
     select $1, l.agency_id, l.id, 'agency', $2, $3, m.closed_at
     from (select month, closed_at from showback_month order by month desc limit 1) m
     join showback_line l on l.closed_in = m.month and l.month = m.month and l.component = 'per_employee'
     join agency_contact c on c.agency_id = l.agency_id and c.person_id = $2
     order by l.id limit 1`,
    [newIdAt(tx.now.epochMilliseconds), people.byUsername('kontakt').id, QUESTION],
  );
}
