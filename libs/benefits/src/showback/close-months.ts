import { cityDate } from '@desk/access';
import type { IsoDate } from '@desk/contracts';
import { Database, LiveHub, newId, OnJob, personRoom, toIso, type Tx } from '@desk/platform';
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
  constructor(
    private readonly database: Database,
    private readonly hub: LiveHub,
  ) {}

  @OnJob('showback.close')
  async run(): Promise<void> {
    while (await this.database.transaction(this.database.systemScope, (tx) => this.next(tx)));
  }

  private async next(tx: Tx): Promise<boolean> {
    const month = await closeNextMonth(tx);
    if (month === null) return false;
    const readers = await tx.query<{ id: string }>(READERS);
    const rooms = readers.map(({ id }) => personRoom(id));
    if (rooms.length > 0) this.hub.emit(tx, rooms, 'changed', { topic: 'showback', id: month });
    // Of a year that is closed at once nobody wants to hear month by month.
    if (cityDate(tx.now) < closesOn(nextMonth(month))) await tell(tx, month);
    return true;
  }
}

/** Has the contacts of each agency that bears something told what it is. */
async function tell(tx: Tx, month: IsoDate): Promise<void> {
  const agencies = await tx.query<{ agencyId: string; ore: number; personIds: string[] }>(BORNE, [month]);
  for (const { agencyId, ore, personIds } of agencies)
    tx.emit('showback.closed', { agencyId, subjectId: agencyId, month, ore, personIds });
}

/** Closes the oldest month whose time has come, and answers which; null when none has. */
export async function closeNextMonth(tx: Tx): Promise<IsoDate | null> {
  await tx.query('select pg_advisory_xact_lock($1)', [SHOWBACK_LOCK]);
  const closing = await readNext(tx);
  if (closing === null || cityDate(tx.now) < closesOn(closing.month)) return null;
  const before = await readClosing(tx, nextMonth(closing.month, -1));
  const first = before === null ? closing.month : await firstCorrected(tx, closing);
  const minutes = await takeFacts(tx, closing.month, first);
  const { charges, unallocated } = await closingCharges(tx, closing, before);
  await tx.query(
    `insert into showback_month (month, closed_at, price_version, minutes, unallocated_ore) values ($1, $2, $3, $4, $5)`,
    [closing.month, toIso(tx.now), closing.version, minutes, unallocated.toString()],
  );
  await tx.query(INSERT_LINES, [closing.month, JSON.stringify(charges.map(rowOf))]);
  return closing.month;
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

/** Those who may read what agencies bear. */
const READERS = /* sql */ `
select id from person where active and (id in (select person_id from person_role where role in ('service_owner', 'admin'))
  or id in (select person_id from agency_contact))`;

const BORNE = /* sql */ `
select l.agency_id as "agencyId", sum(l.ore)::float8 as ore,
  array(select p.id::text from agency_contact c join person p on p.id = c.person_id
    where c.agency_id = l.agency_id and p.active order by p.id) as "personIds"
from showback_line l where l.closed_in = $1 and exists (select from agency_contact c where c.agency_id = l.agency_id)
group by 1 order by 1`;
