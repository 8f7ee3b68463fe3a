import type { IsoDate, IsoInstant } from './city.js';
import type { Interval } from './reports.js';
import type { ClockTarget } from './sla.js';
import type { SuggestionStatus } from './suggestions.js';
import type { Priority } from './tickets.js';

/** Fewer tickets than these are shown neither by agency nor as a figure of the city. */
export const LEAST_TICKETS_SHOWN = 5;

/** The promises that whoever asks for help notices; those between the lines are not among them. */
export const OPEN_TARGETS = ['first_response', 'next_update', 'resolution'] as const satisfies readonly ClockTarget[];
export type OpenTarget = (typeof OPEN_TARGETS)[number];

/** What is promised for a priority, to services without a promise of their own, and how it was kept in the month. */
export interface PriorityResult {
  priority: Priority;
  /** Exactly one of the two. */
  seconds: number | null;
  businessDays: number | null;
  calendar: string;
  /** Null: of fewer than `LEAST_TICKETS_SHOWN`. */
  counted: number | null;
  attainment: number | null;
}

export interface PromiseResult {
  target: OpenTarget;
  /** The share (0–1) that shall be kept; null: the declaration names none. */
  goal: number | null;
  counted: number | null;
  met: number | null;
  attainment: number | null;
  priorities: PriorityResult[];
  /** The last twelve published months, oldest first. */
  trend: { month: string; attainment: number | null }[];
}

/** Tickets of an agency in the month, and the shares of its promises that were kept. */
export interface AgencyResult {
  filed: number;
  kept: { target: OpenTarget; counted: number; met: number }[];
}

/** What the city's own tickets are made of, after suppression. */
export interface AgencyResults {
  items: (AgencyResult & { name: string })[];
  /** The agencies that are not shown, together; null: there are none. */
  others: (AgencyResult & { agencies: number }) | null;
}

/** NOK: FTE of first line × cost of an FTE × length of the month in years ÷ tickets that were filed. */
export interface TicketCost {
  perTicket: number;
  fte: number;
  /** A year. */
  costPerFte: number;
  years: number;
  tickets: number;
}

export interface PublishedWeakness {
  text: string;
  doing: string;
  notedOn: IsoDate;
}

/** What the figures themselves say that is weak. */
export type AutomaticWeakness =
  | { kind: 'worst_promise'; target: OpenTarget; priority: Priority; attainment: number }
  | { kind: 'below_goal'; target: OpenTarget; attainment: number; goal: number }
  | { kind: 'too_little'; figure: 'gain' | 'cost' | 'agencies' | OpenTarget };

/** What every employee reads of how it goes. From what is published alone. */
export interface OpenResults {
  /** `2026-10`: the last month that is over. */
  month: string;
  /** Published months, newest first. */
  months: string[];
  /** The day on which the figures of the month were published; what became known later is not in them. */
  knownOn: IsoDate;
  updatedAt: IsoInstant;
  declaration: { version: number; name: string } | null;
  promises: PromiseResult[];
  /** Null: fewer than `LEAST_TICKETS_SHOWN`. */
  filed: number | null;
  resolved: number | null;
  /** As it was at `updatedAt`. */
  waiting: {
    /** Open tickets that nobody has taken yet; null: fewer than `LEAST_TICKETS_SHOWN`. */
    tickets: number | null;
    /** Median of real seconds from filing to the first answer, of the tickets that got theirs; null: too few. */
    typicalSeconds: number | null;
    /** On the day of `updatedAt`, or on the seven days up to it. */
    over: 'today' | 'week';
  };
  /** Not measured yet. */
  satisfaction: null;
  cost: TicketCost | null;
  gain: { from: IsoDate | null; to: IsoDate; interval: Interval | null; text: string };
  band: { low: number; high: number };
  /** Null: too few tickets outside the largest agency to show anything by agency. */
  agencies: AgencyResults | null;
  weaknesses: PublishedWeakness[];
  automatic: AutomaticWeakness[];
  suggestions: {
    counts: { status: SuggestionStatus; count: number }[];
    /** First by rank. */
    first: { id: string; title: string; status: SuggestionStatus; supporters: number }[];
  };
}

export interface WeaknessView extends PublishedWeakness {
  id: string;
  /** The day from which it is one no more. */
  endedOn: IsoDate | null;
  revision: number;
  updatedAt: IsoInstant;
}

export interface SaveWeaknessRequest {
  text: string;
  doing: string;
  notedOn: IsoDate;
  endedOn: IsoDate | null;
}
