import type { IsoDate } from '@desk/contracts';
import type { ReadTx } from '@desk/platform';
import { Temporal } from 'temporal-polyfill';

/**
 * Days after the end of a month until it is closed: signals of work come up to a day late, and agents get some days to
 * correct what was measured.
 */
export const CLOSING_DAYS = 5;

/** So far back what was learnt later is made good. */
export const CORRECTED_MONTHS = 12;

/** A month that was closed, or is being closed, named by its first day, and what was known then. */
export interface Closing {
  readonly month: IsoDate;
  readonly version: number;
}

export const nextMonth = (month: IsoDate, months = 1): IsoDate =>
  Temporal.PlainDate.from(month).add({ months }).toString();

/** The city's day on which a month is closed. */
export const closesOn = (month: IsoDate): IsoDate =>
  Temporal.PlainDate.from(nextMonth(month)).add({ days: CLOSING_DAYS }).toString();

export async function readClosing(tx: ReadTx, month: IsoDate): Promise<Closing | null> {
  const [row] = await tx.query<Closing>(
    'select month::text as month, price_version as version from showback_month where month = $1',
    [month],
  );
  return row ?? null;
}

/**
 * The month that is closed next: the one after the last; to begin with the first in which there were both a price and an
 * agency. `version`: the newest price list. Null when there is none.
 */
export async function readNext(tx: ReadTx): Promise<Closing | null> {
  const [row] = await tx.query<{ last: IsoDate | null; first: IsoDate | null; version: number | null }>(
    `select (select max(month)::text from showback_month) as last,
       date_trunc('month', greatest((select min(valid_from) from price_list where version is not null),
         (select min(joined_on) from agency where kind not in ('city', 'history'))))::date::text as first,
       (select max(version) from price_list) as version
     where exists (select from agency where joined_on is not null and kind not in ('city', 'history'))`,
  );
  if (!row?.first || row.version === null) return null;
  return { month: row.last === null ? row.first : nextMonth(row.last), version: row.version };
}
