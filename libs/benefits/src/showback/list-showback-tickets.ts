import { authoriseDesk, reportAgencyIds, type Actor } from '@desk/access';
import {
  CHANNELS,
  PRICED_KINDS,
  type Channel,
  type IsoDate,
  type Page,
  type ServiceRef,
  type ShowbackTicketRow,
  type TicketKind,
  type TicketState,
} from '@desk/contracts';
import {
  Config,
  cursorKey,
  Database,
  encodeCursor,
  Problem,
  readCursor,
  toInstant,
  toIso,
  type Paging,
  type ReadTx,
} from '@desk/platform';
import { ticketDomain } from '@desk/tickets';
import { Injectable } from '@nestjs/common';
import { pairsOf, priceSpans } from '../domain/price-list.js';
import { monthDays } from '../domain/showback.js';
import { nextMonth, readClosing } from './closings.js';
import { findLine, type LineRow } from './line-rows.js';
import { readPublished } from './price-list-rows.js';
import { showbackScope } from './showback-scope.js';

const DEFAULT_LIMIT = 50;
const CURSOR = [cursorKey.date, cursorKey.uuid];

interface Row {
  readonly ticketId: string;
  readonly day: IsoDate;
  readonly number: string;
  readonly kind: TicketKind;
  readonly channel: Channel;
  readonly state: TicketState;
  readonly service: ServiceRef;
  readonly filedAt: Date;
  readonly resolvedAt: Date | null;
  readonly counts: 1 | -1;
}

/** Days whose tickets a line counted, as of a closing. */
interface Counted {
  readonly closedIn: IsoDate;
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/** The tickets behind a line, newest first: what they count adds up to its number of tickets. No names and no texts. */
@Injectable()
export class ListShowbackTickets {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  async run(actor: Actor, id: string, query: Paging): Promise<Page<ShowbackTicketRow>> {
    authoriseDesk(actor, 'readShowback');
    const limit = query.limit ?? DEFAULT_LIMIT;
    const after = query.cursor === undefined ? [null, null] : readCursor(query.cursor, CURSOR);
    return this.database.read(showbackScope(actor), async (tx) => {
      const line = await findLine(tx, actor, id);
      if (!reportAgencyIds(actor).includes(line.agencyId)) {
        throw new Problem('forbidden', 'The tickets behind the figures are for the service owner and the contact.');
      }
      const { now, before, pairs } = await countedBy(tx, line);
      const rows = await tx.query<Row>(SQL, [
        line.agencyId,
        line.monthDay,
        pairs.map(({ kind }) => kind),
        pairs.map(({ channel }) => channel),
        ...[now, before].flatMap((one) => [one?.closedIn ?? null, one?.from ?? null, one?.to ?? null]),
        ...after,
        limit + 1,
      ]);
      const shown = rows.slice(0, limit);
      const last = rows.length > limit ? shown.at(-1) : undefined;
      return {
        items: shown.map(({ ticketId: _, day: __, ...row }) => ({
          ...row,
          number: ticketDomain.formatNumber(this.config.ticketPrefix, Number(row.number)),
          filedAt: toIso(toInstant(row.filedAt)),
          resolvedAt: row.resolvedAt && toIso(toInstant(row.resolvedAt)),
        })),
        nextCursor: last ? encodeCursor([last.day, last.ticketId]) : null,
      };
    });
  }
}

/** What a line counts: tickets of its price on the days of its list, and of a correction those that the month had before. */
async function countedBy(tx: ReadTx, line: LineRow) {
  const { from, to } = monthDays(line.monthDay);
  const whole = { now: { closedIn: line.closedDay, from, to }, before: null, pairs: EVERY_PAIR };
  if (line.component !== 'per_ticket') return whole;
  const lists = await readPublished(tx);
  const list = lists.find(({ version }) => version === line.version);
  const days = async (month: IsoDate): Promise<Counted | null> => {
    const closing = await readClosing(tx, month);
    const known = lists.filter(({ version }) => version <= (closing?.version ?? 0));
    const span = priceSpans(known, from, to).find((one) => one.list.version === line.version);
    return span ? { closedIn: month, from: span.from, to: span.to } : null;
  };
  return {
    now: await days(line.closedDay),
    before: line.monthDay === line.closedDay ? null : await days(nextMonth(line.closedDay, -1)),
    pairs: list ? pairsOf(list.prices, { kind: line.ticketKind, channel: line.channel }) : [],
  };
}

const EVERY_PAIR = PRICED_KINDS.flatMap((kind) => CHANNELS.map((channel) => ({ kind, channel })));

const COUNTED = (closedIn: string, from: string, to: string): string =>
  `coalesce(sum(s.counts) filter (where s.closed_in <= ${closedIn}::date and s.day between ${from}::date and ${to}::date), 0)`;

const SQL = /* sql */ `
select c.ticket_id as "ticketId", c.day::text as day, t.number, t.kind, t.channel, t.state, t.filed_at as "filedAt",
  t.resolved_at as "resolvedAt", c.counts::integer as counts,
  (select json_build_object('key', s.key, 'name', s.name) from service s where s.id = t.service_id) as service
from (
  select s.ticket_id, s.day, ${COUNTED('$5', '$6', '$7')} - ${COUNTED('$8', '$9', '$10')} as counts
  from showback_ticket s
  where s.agency_id = $1 and s.month = $2::date
    and exists (select from unnest($3::text[], $4::text[]) as p(kind, channel) where p.kind = s.kind and p.channel = s.channel)
    and ($11::date is null or (s.day, s.ticket_id) < ($11::date, $12::uuid))
  group by s.day, s.ticket_id having ${COUNTED('$5', '$6', '$7')} <> ${COUNTED('$8', '$9', '$10')}
  order by s.day desc, s.ticket_id desc limit $13
) c join ticket t on t.id = c.ticket_id
order by c.day desc, c.ticket_id desc`;
