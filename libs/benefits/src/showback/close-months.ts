import { cityDate } from '@desk/access';
import { Database, newId, OnJob, toIso, type Tx } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import type { Charge } from '../domain/showback.js';
import { closesOn, nextMonth, readClosing, readNext, type Closing } from './closings.js';
import { closingCharges, correctedFrom, takeFacts } from './closing-facts.js';
import { SHOWBACK_LOCK } from './showback-scope.js';

/**
 * Closes the months whose time has come, the oldest first, each in a transaction of its own: after a standstill as many as
 * are due. Two at once take turns, and a month is closed once.
 */
@Injectable()
export class CloseMonths {
  constructor(private readonly database: Database) {}

  @OnJob('showback.close')
  async run(): Promise<void> {
    while (await this.database.transaction(this.database.systemScope, closeNextMonth));
  }
}

/** Closes the oldest month whose time has come; false when none has. */
export async function closeNextMonth(tx: Tx): Promise<boolean> {
  await tx.query('select pg_advisory_xact_lock($1)', [SHOWBACK_LOCK]);
  const closing = await readNext(tx);
  if (closing === null || cityDate(tx.now) < closesOn(closing.month)) return false;
  const before = await readClosing(tx, nextMonth(closing.month, -1));
  const first = before === null ? closing.month : await firstCorrected(tx, closing);
  const minutes = await takeFacts(tx, closing.month, first);
  const { charges, unallocated } = await closingCharges(tx, closing, before);
  await tx.query(
    `insert into showback_month (month, closed_at, price_version, minutes, unallocated_ore) values ($1, $2, $3, $4, $5)`,
    [closing.month, toIso(tx.now), closing.version, minutes, unallocated.toString()],
  );
  await tx.query(INSERT_LINES, [closing.month, JSON.stringify(charges.map(rowOf))]);
  return true;
}

/** Nothing was charged for months before the first that was closed. */
async function firstCorrected(tx: Tx, { month }: Closing): Promise<string> {
  const [row] = await tx.query<{ month: string }>(
    'select greatest(min(month), $1::date)::text as month from showback_month',
    [correctedFrom(month)],
  );
  return row?.month ?? month;
}

const rowOf = ({ ore, ofWeight, ...rest }: Charge) => ({
  ...rest,
  id: newId(),
  ore: ore.toString(),
  ofWeight: ofWeight?.toString() ?? null,
});

const INSERT_LINES = /* sql */ `
insert into showback_line (id, agency_id, closed_in, month, version, component, ticket_kind, channel, from_day, to_day,
  price_ore, days, employees, tickets, seconds, joint, of_weight, ore)
select id, "agencyId", $1, month, version, component, "ticketKind", channel, "from", "to", price, days, employees, tickets,
  seconds, joint, "ofWeight", ore
from jsonb_to_recordset($2::jsonb) as l(id uuid, "agencyId" uuid, month date, version integer, component text,
  "ticketKind" text, channel text, "from" date, "to" date, price bigint, days smallint, employees integer, tickets integer,
  seconds integer, joint boolean, "ofWeight" bigint, ore bigint)`;
