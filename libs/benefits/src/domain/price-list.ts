import {
  CHANNELS,
  PRICED_KINDS,
  PRICES_OF,
  type Channel,
  type FieldFault,
  type IsoDate,
  type PricedKind,
  type PriceName,
  type Prices,
  type TicketPrice,
} from '@desk/contracts';

/** A published price list. */
export interface PriceList {
  readonly version: number;
  readonly validFrom: IsoDate;
  readonly prices: Prices;
}

/** Days of a month on which one list holds, both counted. */
export interface PriceSpan {
  readonly list: PriceList;
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/** Ten billion kroner. */
export const MOST_ORE = 1_000_000_000_000;

/** On a day that list holds which began last; of those that began on the same day the highest version. */
export function priceSpans(lists: readonly PriceList[], from: IsoDate, to: IsoDate): PriceSpan[] {
  const held = holding(lists).filter(({ validFrom }) => validFrom <= to);
  return held.flatMap((list, index) => {
    const next = held[index + 1];
    const span = {
      list,
      from: list.validFrom > from ? list.validFrom : from,
      to: next ? dayBefore(next.validFrom) : to,
    };
    return span.from <= span.to ? [span] : [];
  });
}

/** The lists that hold on some day, by the day on which they begin. */
export function holding(lists: readonly PriceList[]): PriceList[] {
  const byDay = new Map<IsoDate, PriceList>();
  for (const list of [...lists].sort((a, b) => a.version - b.version)) byDay.set(list.validFrom, list);
  return [...byDay.values()].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
}

export function dayBefore(day: IsoDate): IsoDate {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() - 1);
  return at.toISOString().slice(0, 10);
}

/** What one ticket costs: the ordinary price (kind and channel null), or the exception that says most of it. */
export function ticketPrice(prices: Prices, kind: string, channel: string): TicketPrice | null {
  const fits = (one: TicketPrice) =>
    (one.kind === null || one.kind === kind) && (one.channel === null || one.channel === channel);
  const says = (one: TicketPrice) => (one.kind === null ? 0 : 2) + (one.channel === null ? 0 : 1);
  const found = prices.exceptions.filter(fits).sort((a, b) => says(b) - says(a))[0];
  if (found) return found;
  return prices.perTicket === null ? null : { kind: null, channel: null, ore: prices.perTicket };
}

/** The kinds and channels whose tickets cost one of the prices. */
export function pairsOf(
  prices: Prices,
  { kind, channel }: Pick<TicketPrice, 'kind' | 'channel'>,
): { readonly kind: PricedKind; readonly channel: Channel }[] {
  return PRICED_KINDS.flatMap((oneKind) =>
    CHANNELS.filter((oneChannel) => {
      const price = ticketPrice(prices, oneKind, oneChannel);
      return price !== null && price.kind === kind && price.channel === channel;
    }).map((oneChannel) => ({ kind: oneKind, channel: oneChannel })),
  );
}

export interface PriceFault {
  /** Below `prices`: `perTicket`, `exceptions/2/ore`. */
  readonly place: string;
  readonly code: Extract<
    FieldFault,
    'required' | 'too_small' | 'too_large' | 'not_whole' | 'twice' | 'not_of_this_model'
  >;
  /** In kroner, as the screens ask for prices. */
  readonly values?: Readonly<Record<string, number>>;
}

const NAMES = ['perAgency', 'perEmployee', 'shared', 'perTicket', 'perMinute'] as const satisfies readonly PriceName[];

/** Everything that keeps prices from being a price list. */
export function priceFaults(prices: Prices): PriceFault[] {
  const faults: PriceFault[] = [];
  const own: readonly PriceName[] = PRICES_OF[prices.model];
  const check = (place: string, ore: number): void => {
    if (!Number.isInteger(ore)) faults.push({ place, code: 'not_whole' });
    else if (ore < 0) faults.push({ place, code: 'too_small', values: { least: 0 } });
    else if (ore > MOST_ORE) faults.push({ place, code: 'too_large', values: { most: MOST_ORE / 100 } });
  };
  for (const name of NAMES) {
    const ore = prices[name];
    if (!own.includes(name)) {
      if (ore !== null) faults.push({ place: name, code: 'not_of_this_model' });
    } else if (ore !== null) check(name, ore);
    else if (prices.model !== 'fixed') faults.push({ place: name, code: 'required' });
  }
  if (prices.model === 'fixed' && prices.perAgency === null && prices.perEmployee === null) {
    faults.push({ place: 'perAgency', code: 'required' });
  }
  const seen = new Set<string>();
  for (const [index, { kind, channel, ore }] of prices.exceptions.entries()) {
    const place = `exceptions/${index}`;
    if (!own.includes('perTicket')) faults.push({ place, code: 'not_of_this_model' });
    if (kind === null && channel === null) faults.push({ place: `${place}/kind`, code: 'required' });
    if (seen.has(`${kind} ${channel}`)) faults.push({ place: `${place}/kind`, code: 'twice' });
    seen.add(`${kind} ${channel}`);
    check(`${place}/ore`, ore);
  }
  return faults;
}
