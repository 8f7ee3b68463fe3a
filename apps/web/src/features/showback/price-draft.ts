import { PRICES_OF, type PriceListView, type PriceModel, type PriceName, type Prices } from '@desk/contracts';
import type { Channel, PricedKind } from '@desk/contracts';

/** One price of its own, as it is being typed; empty: of whichever. */
export interface ExceptionDraft {
  readonly kind: PricedKind | '';
  readonly channel: Channel | '';
  readonly price: string;
}

/** What stands in the fields of a price list, prices in kroner as they were typed. */
export interface PriceDraft {
  readonly validFrom: string;
  readonly reason: string;
  readonly model: PriceModel;
  readonly prices: Readonly<Record<PriceName, string>>;
  readonly exceptions: readonly ExceptionDraft[];
}

const NAMES = ['perAgency', 'perEmployee', 'shared', 'perTicket', 'perMinute'] as const satisfies readonly PriceName[];

/** Kroner with decimal comma or point, with or without spaces, as øre; null for nothing, NaN for what is no amount. */
export function oreOf(text: string): number | null {
  const plain = text.replace(/\s|kr/gi, '').replace('−', '-').replace(',', '.');
  if (plain === '') return null;
  return /^-?\d+(\.\d{1,2})?$/.test(plain) ? Math.round(Number(plain) * 100) : Number.NaN;
}

export const typed = (ore: number | null): string =>
  ore === null ? '' : (ore % 100 === 0 ? String(ore / 100) : (ore / 100).toFixed(2)).replace('.', ',');

export function draftOf(list: Pick<PriceListView, 'validFrom' | 'reason' | 'prices'>): PriceDraft {
  const { validFrom, reason, prices } = list;
  return {
    validFrom,
    reason: reason ?? '',
    model: prices.model,
    prices: ofEach((name) => typed(prices[name])),
    exceptions: prices.exceptions.map(({ kind, channel, ore }) => ({
      kind: kind ?? '',
      channel: channel ?? '',
      price: typed(ore),
    })),
  };
}

export const EMPTY: PriceDraft = {
  validFrom: '',
  reason: '',
  model: 'fixed',
  prices: ofEach(() => ''),
  exceptions: [],
};

/** The fields that a model asks for; what was typed for another stays in its field and is not sent. */
export const asksFor = (model: PriceModel, name: PriceName): boolean =>
  (PRICES_OF[model] as readonly PriceName[]).includes(name);

/** Places, as the desk names them, whose text is no amount. */
export function unreadable({ model, prices, exceptions }: PriceDraft): ReadonlySet<string> {
  const wrong = NAMES.filter((name) => asksFor(model, name) && Number.isNaN(oreOf(prices[name])));
  const others = asksFor(model, 'perTicket') ? exceptions : [];
  return new Set([
    ...wrong.map((name) => `/prices/${name}`),
    ...others.flatMap(({ price }, index) =>
      Number.isFinite(oreOf(price) ?? Number.NaN) ? [] : [`/prices/exceptions/${index}/ore`],
    ),
  ]);
}

/** Of a draft in which every amount is one. */
export function pricesOf({ model, prices, exceptions }: PriceDraft): Prices {
  return {
    model,
    ...ofEach((name) => (asksFor(model, name) ? oreOf(prices[name]) : null)),
    exceptions: (asksFor(model, 'perTicket') ? exceptions : []).map(({ kind, channel, price }) => ({
      kind: kind || null,
      channel: channel || null,
      ore: oreOf(price) ?? 0,
    })),
  };
}

function ofEach<T>(value: (name: PriceName) => T): Record<PriceName, T> {
  return Object.fromEntries(NAMES.map((name) => [name, value(name)])) as Record<PriceName, T>;
}
