import type { IsoDate, IsoInstant, Ore } from './city.js';
import type { PersonRef } from './people.js';
import type { Interval } from './reports.js';

export const PLAN_SOURCES = ['pooling', 'selfHelp', 'fewerHandOffs', 'standardisation'] as const;
/** Where a gain is expected from. */
export type PlanSource = (typeof PLAN_SOURCES)[number];

/** What is expected of a year; the last one stands for all years after it. */
export interface PlanYear {
  year: number;
  /** FTE saved, the average over the days from the first wave on; at most two decimals. */
  fte: { pooling: number; selfHelp: number; fewerHandOffs: number; standardisation: number };
  transition: Ore;
  running: Ore;
}

export interface PlanContent {
  /** From this day on a gain is expected. */
  startsOn: IsoDate;
  /** Of an FTE in a year; plan and actual figures are both counted with it. */
  costPerFte: Ore;
  /** So far below plan a quarter's FTE, and a year's net by its planned saving, may be before it is a deviation. 0–50. */
  tolerancePercent: number;
  years: PlanYear[];
}

/** The same lines in plan and actual figures: net = saved − transition − running. */
export interface MoneyLines {
  saved: Ore;
  transition: Ore;
  running: Ore;
  net: Ore;
}

export interface PlanVersionHead {
  version: number;
  reason: string;
  publishedAt: IsoInstant;
  publishedBy: PersonRef | null;
}

export interface PlanVersionView extends PlanVersionHead {
  content: PlanContent;
  /** Of each of its years. */
  money: (MoneyLines & { year: number; fte: number })[];
}

export interface PlanDraft {
  /** To be named by who changes it. */
  revision: number;
  content: PlanContent;
  /** The version on which it was begun; null: on what the programme expects. */
  basedOn: number | null;
  updatedAt: IsoInstant;
  updatedBy: PersonRef | null;
  money: (MoneyLines & { year: number; fte: number })[];
}

export interface SavePlanRequest {
  revision: number;
  content: PlanContent;
}

export interface PublishPlanRequest {
  revision: number;
  reason: string;
}

export interface PlanFigures extends MoneyLines {
  fte: number;
}

export interface ActualFigures {
  /** Average over the days from the first agency on; null: no gain can be stated. */
  fte: Interval | null;
  saved: Interval;
  transition: Ore;
  running: Ore;
  net: Interval;
}

/** A year, or a month of one. */
export interface PlanPeriod {
  /** `2026` or `2026-11`. */
  key: string;
  from: IsoDate;
  to: IsoDate;
  isOver: boolean;
  /** Null: before anything was expected. */
  plan: PlanFigures | null;
  /** Of the days that have passed, today's included; null: none has. */
  planSoFar: PlanFigures | null;
  actual: ActualFigures | null;
}

export interface PlanSourceFigures {
  source: PlanSource;
  plan: number;
  /** FTE of the raw gain, likely; null: it cannot be told apart from the rest yet. */
  actual: number | null;
}

/** A quarter that was closed, with its figures as they were then. They do not change any more. */
export interface QuarterReview {
  /** `2026-Q3` */
  quarter: string;
  reviewedAt: IsoInstant;
  planVersion: number;
  plannedFte: number;
  actualFte: Interval | null;
  /** From the beginning of the year to the end of the quarter. */
  plannedNet: Ore;
  actualNet: Interval;
  tolerancePercent: number;
  /** What was further below plan than is tolerated; money at the end of a year alone. */
  below: ('fte' | 'money')[];
  /** The uncertainty of the baseline does not explain it. */
  surely: boolean;
  actionId: string | null;
}

export interface BenefitPlanReport {
  today: IsoDate;
  /** Newest first; none: nothing has been decided. */
  versions: PlanVersionHead[];
  hasDraft: boolean;
  /** Of the newest version; null: there is none. */
  content: PlanContent | null;
  years: PlanPeriod[];
  /** The year that was asked for, or this one, and its months. */
  year: number;
  months: PlanPeriod[];
  sources: PlanSourceFigures[];
  /** What of the actual FTE has no source: the volume of tickets, more employees, what is not measured. Null: no gain. */
  withoutSource: number | null;
  reviews: QuarterReview[];
  /** What the programme expects, to begin with. */
  suggestion: PlanContent;
  abilities: { edit: boolean };
}

export const COST_KINDS = ['transition', 'running'] as const;
export type CostKind = (typeof COST_KINDS)[number];

/** One line of what centralising costs. */
export interface LedgerContent {
  kind: CostKind;
  /** Positive = spent, negative = a refund. */
  amount: Ore;
  on: IsoDate;
  text: string;
}

export interface LedgerVersion extends LedgerContent {
  revision: number;
  reason: string | null;
  updatedAt: IsoInstant | null;
  updatedBy: PersonRef | null;
  supersededAt: IsoInstant;
}

export interface LedgerRow extends LedgerContent {
  id: string;
  revision: number;
  reason: string | null;
  updatedAt: IsoInstant | null;
  updatedBy: PersonRef | null;
  /** It was entered by mistake, and does not count. */
  isWithdrawn: boolean;
  /** Newest first. */
  past: LedgerVersion[];
}

export interface CorrectLedgerRequest {
  revision: number;
  line: LedgerContent;
  reason: string;
}
