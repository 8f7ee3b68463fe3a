import type { IsoDate, IsoInstant, Ore } from './city.js';
import type { ServiceRef } from './catalogue.js';
import type { AgencyRef, PersonRef } from './people.js';
import type { Channel, TicketKind, TicketState } from './tickets.js';

/** A month of the city, `2026-03`. */
export type Month = string;

export const PRICE_MODELS = ['fixed', 'volume', 'minutes', 'three_part'] as const;
/** By agency and employee · by ticket · by minute of first line · all three: a base, a share, and what was used. */
export type PriceModel = (typeof PRICE_MODELS)[number];

/** Major incidents are the desk's own, and cost nobody. */
export const PRICED_KINDS = ['incident', 'request'] as const satisfies readonly TicketKind[];
export type PricedKind = (typeof PRICED_KINDS)[number];

/** Another price for some tickets; null: of whichever. */
export interface TicketPrice {
  kind: PricedKind | null;
  channel: Channel | null;
  ore: Ore;
}

/** What each model has a price for is in `PRICES_OF`; the rest is null, and `exceptions` empty. */
export interface Prices {
  model: PriceModel;
  /** A month for an agency; for less than a month by its days. */
  perAgency: Ore | null;
  /** A month for an employee. */
  perEmployee: Ore | null;
  /** A month, borne by all agencies together by their employees. */
  shared: Ore | null;
  /** A ticket that was filed in the month and not cancelled since. */
  perTicket: Ore | null;
  /** Prices of some tickets; of two that fit, the one that names kind and channel comes first, then kind, then channel. */
  exceptions: TicketPrice[];
  /** A minute of handling time in first line. */
  perMinute: Ore | null;
}
export type PriceName = 'perAgency' | 'perEmployee' | 'shared' | 'perTicket' | 'perMinute';

/** The prices that each model has; of `fixed` one of the two suffices. */
export const PRICES_OF = {
  fixed: ['perAgency', 'perEmployee'],
  volume: ['perTicket'],
  minutes: ['perMinute'],
  three_part: ['perAgency', 'shared', 'perTicket'],
} as const satisfies Record<PriceModel, readonly PriceName[]>;

export interface SavePriceListRequest {
  validFrom: IsoDate;
  prices: Prices;
  /** Why it takes the place of what was; must be there when it is published, but for the first one. */
  reason: string | null;
}

export interface PriceListView extends SavePriceListRequest {
  id: string;
  /** Null: a draft. Of lists that begin on the same day the highest version counts. */
  version: number | null;
  /** To be named by who changes a draft. */
  revision: number;
  publishedAt: IsoInstant | null;
  publishedBy: PersonRef | null;
  /** The last day on which it counts; null: until further notice, or a draft. */
  validTo: IsoDate | null;
  /** Another list counts instead on every one of its days. */
  replaced: boolean;
}

/** Published ones by version, the newest first; before them drafts, for who may edit. */
export interface PriceLists {
  items: PriceListView[];
  /** No list can begin earlier: the first month that was closed. Null: none is closed yet. */
  earliest: IsoDate | null;
  abilities: { edit: boolean };
}

/** What the last closed months would have cost, had these prices held in all of them. */
export interface PricePreview {
  /** The oldest first; none: no month is closed. */
  months: Month[];
  now: Ore;
  then: Ore;
  /** `change`: then ÷ now − 1; null when it was nothing. */
  agencies: { agency: AgencyRef; now: Ore; then: Ore; change: number | null }[];
  /** What nobody could bear, of the new prices. */
  unallocated: Ore;
}

export const SHOWBACK_COMPONENTS = ['per_agency', 'per_employee', 'shared', 'per_ticket', 'per_minute'] as const;
export type ShowbackComponent = (typeof SHOWBACK_COMPONENTS)[number];

/** What an agency bears for one thing, and what that rests on. Never changed: what comes later is a line of a later month. */
export interface ShowbackLine {
  id: string;
  /** What it is about. Another than the month in which it stands: a correction. */
  month: Month;
  component: ShowbackComponent;
  /** Of the price list. */
  version: number;
  /** The days of the month on which that price held. */
  from: IsoDate;
  to: IsoDate;
  /** Of `per_ticket` with a price of its own. */
  ticketKind: PricedKind | null;
  channel: Channel | null;
  /** For a month, a ticket or a minute. */
  price: Ore;
  /** Days of the agency within these. */
  days: number;
  daysInMonth: number;
  employees: number;
  /** Of `per_ticket`; in a correction the difference. */
  tickets: number | null;
  /** Of `per_minute`: of the whole month. */
  seconds: number | null;
  /** These seconds are a share of those of several agencies together, so that none tells of single agents. */
  joint: boolean;
  /** Of `shared`: employees × days of all agencies together. */
  ofWeight: number | null;
  ore: Ore;
  /** What was asked of it. */
  question: 'none' | 'waiting' | 'answered';
}

export interface ShowbackAgency {
  agency: AgencyRef;
  /** With corrections. */
  ore: Ore;
  corrections: Ore;
  /** The month before, with corrections; null: it is not closed, or the agency was not in it. */
  before: Ore | null;
  lines: ShowbackLine[];
}

/** What a month cost each agency. Nothing is invoiced by it. */
export interface Showback {
  /** Null: no month is closed yet. */
  month: Month | null;
  closedAt: IsoInstant | null;
  /** Every closed month, the newest first, with what it cost those whom the reader sees. */
  months: { month: Month; ore: Ore }[];
  /** The month that is closed next, and when; null without a price list. */
  next: { month: Month; closesOn: IsoDate } | null;
  /** Of the agencies below, which are all for the service owner and the administrator. */
  ore: Ore;
  corrections: Ore;
  before: Ore | null;
  agencies: ShowbackAgency[];
  /** Of prices that all share, what nobody could bear: no agency has employees. */
  unallocated: Ore;
  /** How minutes were taken: by no price · each agency's own · some agencies' together · not, there were too few agents. */
  minutes: 'none' | 'own' | 'joint' | 'hidden';
  /** Questions that wait for an answer, in any month. */
  waiting: number;
  abilities: { editPrices: boolean; answer: boolean };
}

/** A closed month computed anew from what is stored of it. */
export interface ShowbackCheck {
  month: Month;
  lines: number;
  /** Lines that are not to the øre what they should be, are missing or too many. */
  wrong: number;
}

export interface ShowbackMessage {
  id: string;
  side: 'agency' | 'owner';
  author: PersonRef;
  text: string;
  writtenAt: IsoInstant;
}

export interface ShowbackLineView extends ShowbackLine {
  agency: AgencyRef;
  /** The month in which it stands. */
  closedIn: Month;
  messages: ShowbackMessage[];
  abilities: { write: boolean; readTickets: boolean };
}

/** A line that was asked about. */
export interface ShowbackQuestion {
  line: ShowbackLine;
  closedIn: Month;
  agency: AgencyRef;
  /** The newest message. */
  last: ShowbackMessage;
}

/** A ticket behind a line, as the figures see it. */
export interface ShowbackTicketRow {
  number: string;
  kind: TicketKind;
  channel: Channel;
  state: TicketState;
  service: ServiceRef;
  filedAt: IsoInstant;
  resolvedAt: IsoInstant | null;
  /** −1: it counted before, and does not any more. */
  counts: 1 | -1;
}
