import type { IsoDate, PricedKind, ShowbackComponent, Channel } from '@desk/contracts';
import { Temporal } from 'temporal-polyfill';
import { apportion } from './apportion.js';
import { priceSpans, ticketPrice, type PriceList, type PriceSpan } from './price-list.js';

/** What is counted of one agency in a month, beside its tickets. */
export interface AgencyBasis {
  readonly agencyId: string;
  readonly joinedOn: IsoDate;
  readonly employees: number;
  /** Handling time in first line that is counted to it; `joint`: its share of that of several agencies. */
  readonly seconds: number;
  readonly joint: boolean;
}

export interface TicketCount {
  readonly agencyId: string;
  readonly day: IsoDate;
  readonly kind: string;
  readonly channel: string;
  readonly tickets: number;
}

/** A month as it was known at some closing. */
export interface MonthFacts {
  /** Its first day. */
  readonly month: IsoDate;
  readonly agencies: readonly AgencyBasis[];
  readonly tickets: readonly TicketCount[];
}

/** What one agency bears for one thing at one price; fields as those of `ShowbackLine`. */
export interface Charge {
  readonly agencyId: string;
  readonly month: IsoDate;
  readonly version: number;
  readonly component: ShowbackComponent;
  readonly ticketKind: PricedKind | null;
  readonly channel: Channel | null;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly price: number;
  readonly days: number;
  readonly employees: number;
  readonly tickets: number | null;
  readonly seconds: number | null;
  readonly joint: boolean;
  readonly ofWeight: bigint | null;
  readonly ore: bigint;
}

export interface MonthCharges {
  readonly charges: readonly Charge[];
  /** Of prices that all share, what nobody could bear. */
  readonly unallocated: bigint;
}

/** Every number of days that a month of an agency can have divides it. */
const ANY_DAYS = 72_201_776_446_800n;

/** What a month costs each agency. Each price adds up to its whole, to the øre. */
export function monthCharges(facts: MonthFacts, lists: readonly PriceList[]): MonthCharges {
  const { from, to } = monthDays(facts.month);
  const parts = priceSpans(lists, from, to).map((span) => spanCharges(facts, span, daysFrom(from, to)));
  return {
    charges: parts.flatMap(({ charges }) => charges),
    unallocated: parts.reduce((sum, { unallocated }) => sum + unallocated, 0n),
  };
}

/** First and last day of a month that is named by its first. */
export function monthDays(month: IsoDate): { readonly from: IsoDate; readonly to: IsoDate } {
  const first = Temporal.PlainDate.from(month);
  return { from: month, to: first.with({ day: first.daysInMonth }).toString() };
}

/** Days from one to another, both counted. */
export function daysFrom(from: IsoDate, to: IsoDate): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days + 1;
}

interface Present extends AgencyBasis {
  /** Its days in the span, and in the whole month. */
  readonly days: number;
  readonly daysInAll: number;
}

function spanCharges(facts: MonthFacts, { list, from, to }: PriceSpan, daysInMonth: number): MonthCharges {
  const { prices, version } = list;
  const last = monthDays(facts.month).to;
  const daysOf = ({ joinedOn }: AgencyBasis, first: IsoDate, end: IsoDate): number =>
    joinedOn > end ? 0 : daysFrom(joinedOn > first ? joinedOn : first, end);
  const present = facts.agencies
    .map((agency): Present => ({
      ...agency,
      days: daysOf(agency, from, to),
      daysInAll: daysOf(agency, facts.month, last),
    }))
    .filter(({ days }) => days > 0);
  const charges: Charge[] = [];
  const month = BigInt(daysInMonth);

  const add = (
    component: ShowbackComponent,
    price: number,
    shares: (agency: Present) => bigint,
    denominator: bigint,
    more: (agency: Present) => Partial<Charge> = () => ({}),
  ): void => {
    const ore = apportion(
      present.map((agency) => ({ key: agency.agencyId, numerator: shares(agency) })),
      denominator,
    );
    for (const agency of present) {
      charges.push({
        agencyId: agency.agencyId,
        month: facts.month,
        version,
        component,
        ticketKind: null,
        channel: null,
        from,
        to,
        price,
        days: agency.days,
        employees: agency.employees,
        tickets: null,
        seconds: null,
        joint: false,
        ofWeight: null,
        ore: ore.get(agency.agencyId) ?? 0n,
        ...more(agency),
      });
    }
  };

  const { perAgency, perEmployee, shared, perMinute } = prices;
  if (perAgency !== null) add('per_agency', perAgency, ({ days }) => BigInt(perAgency) * BigInt(days), month);
  if (perEmployee !== null) add('per_employee', perEmployee, (one) => BigInt(perEmployee) * weightOf(one), month);
  let unallocated = 0n;
  if (shared !== null) {
    const [pool = 0n] = apportion(
      [{ key: '', numerator: BigInt(shared) * BigInt(daysFrom(from, to)) }],
      month,
    ).values();
    const all = present.reduce((sum, one) => sum + weightOf(one), 0n);
    if (all === 0n) unallocated = pool;
    else
      add(
        'shared',
        shared,
        (one) => pool * weightOf(one),
        all,
        () => ({ ofWeight: all }),
      );
  }
  for (const { price, counts } of ticketsByPrice(facts, list, from, to)) {
    const of = (agency: Present): number => counts.get(agency.agencyId) ?? 0;
    const first = charges.length;
    add(
      'per_ticket',
      price.ore,
      (agency) => BigInt(price.ore) * BigInt(of(agency)),
      1n,
      (agency) => ({ ticketKind: price.kind, channel: price.channel, tickets: of(agency) }),
    );
    // The ordinary price stands there for everybody, an exception where there is one.
    if (price.kind !== null || price.channel !== null) {
      charges.push(...charges.splice(first).filter(({ tickets }) => tickets !== 0));
    }
  }
  if (perMinute !== null) {
    // Less than a month of minutes is not known of anybody: those of the month are spread evenly over the agency's days.
    add(
      'per_minute',
      perMinute,
      ({ seconds, days, daysInAll }) =>
        BigInt(perMinute) * BigInt(seconds) * BigInt(days) * (ANY_DAYS / BigInt(daysInAll)),
      60n * ANY_DAYS,
      ({ seconds, joint }) => ({ seconds, joint }),
    );
  }
  return { charges, unallocated };
}

const weightOf = ({ employees, days }: Present): bigint => BigInt(employees) * BigInt(days);

function ticketsByPrice(facts: MonthFacts, { prices }: PriceList, from: IsoDate, to: IsoDate) {
  const ordinary = prices.perTicket;
  if (ordinary === null) return [];
  const found = new Map(
    [{ kind: null, channel: null, ore: ordinary }, ...prices.exceptions].map((price) => [
      `${price.kind} ${price.channel}`,
      { price, counts: new Map<string, number>() },
    ]),
  );
  for (const { agencyId, day, kind, channel, tickets } of facts.tickets) {
    const price = day < from || day > to ? null : ticketPrice(prices, kind, channel);
    const counts = price && found.get(`${price.kind} ${price.channel}`)?.counts;
    counts?.set(agencyId, (counts.get(agencyId) ?? 0) + tickets);
  }
  return [...found.values()];
}

/**
 * What a month costs now less what it cost when it was last looked at, line by line; of a line that is gone all of it. Lines
 * that are as they were are left out.
 */
export function corrections(before: readonly Charge[], after: readonly Charge[]): Charge[] {
  const known = new Map(before.map((charge) => [keyOf(charge), charge]));
  const still = new Set(after.map(keyOf));
  const differences = [
    ...after.map((charge): Charge => minus(charge, known.get(keyOf(charge)))),
    ...before
      .filter((charge) => !still.has(keyOf(charge)))
      .map((charge): Charge => minus({ ...charge, ore: 0n, tickets: charge.tickets === null ? null : 0 }, charge)),
  ];
  return differences.filter(({ ore, tickets }) => ore !== 0n || (tickets ?? 0) !== 0);
}

const minus = (charge: Charge, less: Charge | undefined): Charge => ({
  ...charge,
  ore: charge.ore - (less?.ore ?? 0n),
  tickets: charge.tickets === null ? null : charge.tickets - (less?.tickets ?? 0),
});

export const keyOf = ({
  agencyId,
  month,
  version,
  component,
  ticketKind,
  channel,
}: Pick<Charge, 'agencyId' | 'month' | 'version' | 'component' | 'ticketKind' | 'channel'>): string =>
  [agencyId, month, version, component, ticketKind, channel].join(' ');
