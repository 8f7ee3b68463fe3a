import type { AgencyRef } from './people.js';
import type { IsoDate, IsoInstant } from './city.js';
import type { ClockTarget, ClockView } from './sla.js';
import type { Line, ServiceRef, TeamItem } from './catalogue.js';
import { HAND_OFF_REASONS, type Priority, type TicketKind, type TicketState } from './tickets.js';

export const SLA_DIMENSIONS = ['agency', 'service', 'priority', 'line', 'team', 'month'] as const;
export type SlaDimension = (typeof SLA_DIMENSIONS)[number];

export const KNOWN_AS = ['now', 'closing'] as const;
/**
 * `now` (default): as all of it is known now. `closing`: as each month was when it was frozen; the whole months of the period
 * that are, and no other days.
 */
export type KnownAs = (typeof KNOWN_AS)[number];

export interface SlaFilterQuery {
  agency?: string;
  service?: string;
  priority?: Priority;
  /** Line of the team to which a cycle is counted. */
  line?: Line;
  team?: string;
}

export interface SlaReportQuery extends SlaFilterQuery {
  from: IsoDate;
  /** Inclusive. */
  to: IsoDate;
  by: SlaDimension;
  knownAs?: KnownAs;
}

export interface SlaReportRow {
  key: string;
  name: string;
  target: ClockTarget;
  met: number;
  missed: number;
  /** met ÷ (met + missed), 0–1; null when nothing was counted. */
  attainment: number | null;
}

export interface SlaReport {
  items: SlaReportRow[];
  nextCursor: null;
}

/** Upper bounds, in percent of the target, of the shares into which cycles are put by how much of it they had used. */
export const USE_BOUNDS = [10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120, 130, 140, 150] as const;
/** In place of a bound: more than the last of them. */
export const USE_BEYOND = 0;
/** In place of a bound: missed and not at its end, so that nobody knows yet how much it will have used. */
export const USE_OPEN = -1;
export const USE_SHARES = [...USE_BOUNDS, USE_BEYOND, USE_OPEN] as const;
/** `90` = more than 80 and at most 90 percent. What was met is at most in `100`, what was missed at least in `110`. */
export type UseShare = (typeof USE_SHARES)[number];

/** How much of their target the counted cycles had used when they ended. */
export interface SlaUseReport {
  /** Upper bounds in percent of the buckets; the last bucket has none. */
  bounds: number[];
  /** `open`: missed and not at their end; with the sum of `counts`, all that was counted. */
  items: { target: ClockTarget; counts: number[]; open: number }[];
}

/**
 * By the city's weekday (1 = Monday) and hour: `missed` fell due then, `counted` are those and what was met in that hour.
 * Hours in which nothing was counted are left out.
 */
export interface SlaHoursReport {
  items: { weekday: number; hour: number; missed: number; counted: number }[];
}

export const BREACH_CAUSES = ['waiting_in_queue', 'with_agent', 'in_second_line', 'after_hand_back'] as const;
/**
 * Where the ticket stood for most of the counted time of a missed cycle, up to the breach: in first line or on-site without
 * anybody who has it, or with somebody; in second line; back from there, whoever has it.
 */
export type BreachCause = (typeof BREACH_CAUSES)[number];

export interface SlaCausesReport {
  items: { target: ClockTarget; cause: BreachCause; missed: number }[];
}

/** Opens one number of the report, as known now: the tickets behind it. */
export interface SlaTicketsQuery extends Omit<SlaReportQuery, 'by' | 'knownAs'> {
  target: ClockTarget;
  outcome: 'met' | 'missed';
  month?: string;
  cause?: BreachCause;
  weekday?: number;
  hour?: number;
  used?: UseShare;
  cursor?: string;
  limit?: number;
}

/** The figures view of a ticket: no names, texts or notes. */
export interface FigureRow {
  number: string;
  kind: TicketKind;
  state: TicketState;
  service: ServiceRef;
  agency: AgencyRef;
  team: { key: string; name: string };
  priority: Priority;
  filedAt: IsoInstant;
  resolvedAt: IsoInstant | null;
  clock: ClockView;
}

export interface FigureTicket {
  number: string;
  kind: TicketKind;
  state: TicketState;
  service: ServiceRef;
  agency: AgencyRef;
  priority: Priority;
  line: Line;
  filedAt: IsoInstant;
  resolvedAt: IsoInstant | null;
  clocks: ClockView[];
  events: { seq: number; type: string; occurredAt: IsoInstant }[];
}

/** `inQueue`: open with nobody who has it; `onHold`: pending or at an agreed time; `withAgent`: open, and somebody has it. */
export interface FlowSpent {
  inQueue: number;
  onHold: number;
  withAgent: number;
}

/** Flow beside attainment: what was filed, solved, by which line. */
export interface FlowReport {
  filed: number;
  resolved: number;
  firstLineResolved: number;
  firstLineEligible: number;
  firstLineResolution: number | null;
  firstContactResolved: number;
  firstContactResolution: number | null;
  /** How often. */
  reopened: number;
  /** Of `resolved`, those that had been reopened; null as at closing of months that were frozen before this was counted. */
  resolvedAgain: number | null;
  /** resolvedAgain ÷ resolved. */
  reopenedShare: number | null;
  crossings: number;
  /** Withdrawn, spam or duplicate. */
  cancelled: number;
  /** Real seconds that the resolved tickets took, filing to last resolution, by where they stood. Sums; `resolved` is of how many. */
  spent: FlowSpent;
  /** Median of filed → last resolution, real seconds, within 1 % of more than 50,000 tickets; null also as at closing, where only sums are frozen. */
  medianSecondsToResolve: number | null;
}

export const HAND_OFF_KINDS = ['escalate', 'hand_back', 'transfer', 'overflow'] as const;
export type HandOffKind = (typeof HAND_OFF_KINDS)[number];
export const LEDGER_REASONS = [...HAND_OFF_REASONS, 'rule', 'unsaid'] as const;
/** `rule`: an escalation rule did it; `unsaid`: nobody chose one. */
export type LedgerReason = (typeof LEDGER_REASONS)[number];

export interface HandOffSum {
  count: number;
  /** Of these, taken by nobody yet. */
  waiting: number;
  /** Working seconds of the city's calendar from the hand-off until somebody had the ticket, it went on, or ended; of the others. */
  waitedSeconds: number;
  /**
   * Seconds of work by the giving team, since it got the ticket; null where it would show the work of fewer than five agents.
   * Only of whole spans of days in which at least five worked, and of days that are over.
   */
  workedSeconds: number | null;
}

/** The most waiting first. */
export interface HandOffRoute extends HandOffSum {
  from: TeamItem;
  to: TeamItem;
  kind: HandOffKind;
  reasons: (HandOffSum & { reason: LedgerReason })[];
}

/** Hand-offs between teams on the days of a period: what each way costs in waiting and in work. */
export interface HandOffReport {
  items: HandOffRoute[];
  total: HandOffSum;
}

export interface HandOffQuery {
  from: IsoDate;
  to: IsoDate;
  agency?: string;
}

export interface HandOffTicketsQuery extends HandOffQuery {
  fromTeam: string;
  toTeam: string;
  kind: HandOffKind;
  reason?: LedgerReason;
  cursor?: string;
  limit?: number;
}

/** The figures view of one hand-off: no names and texts. */
export interface HandOffRow {
  number: string;
  state: TicketState;
  service: ServiceRef;
  agency: AgencyRef;
  priority: Priority;
  at: IsoInstant;
  reason: LedgerReason;
  /** null: nobody has taken it yet. */
  waitedSeconds: number | null;
}

/**
 * Of the work of at least five agents: null where it would show that of fewer. Parts of a figure that would are left out of
 * it, and `complete` is false.
 */
export interface HandlingFigures {
  /** Handling time that counts. */
  seconds: number | null;
  /** Touches that lie in a work session of the agent on the ticket, or at its edge, ÷ all touches; 0–1. */
  captureShare: number | null;
  /** Seconds that a correction has added or taken away ÷ seconds that count or were taken away; 0–1. */
  correctedShare: number | null;
  complete: boolean;
}

/** How far the measured time can be trusted, over the days of a period that are over. */
export interface HandlingReport {
  from: IsoDate;
  to: IsoDate;
  total: HandlingFigures;
  lines: (HandlingFigures & { line: Line })[];
  /** `2026-11`, oldest first. */
  months: (HandlingFigures & { month: string })[];
}

/** The 5 %, 50 % and 95 % points of a baseline; of everything measured against it, the estimate and its 95 % interval. */
export interface Interval {
  low: number;
  likely: number;
  high: number;
}

/** What the first line of some agencies would take without the change, and what it takes. Averages over the days that count. */
export interface GainPlace {
  /** Baseline per employee, FTE. */
  expectedFte: Interval;
  /** Their share of the measured work of the central first line, and what was left behind; null: too little is known of it. */
  fteNow: Interval | null;
  gain: Interval | null;
}

export interface GainAgency extends AgencyRef, GainPlace {
  joinedOn: IsoDate;
  wave: number | null;
  headCount: number;
  /** At the zero point; null: unknown, it counts as it was. */
  employeesThen: number | null;
  /** The zero point as it is stated. */
  baselineFte: Interval;
  baselineVersion: number;
  /** Of the days that count, the share on which it was with us. */
  share: number;
  leftBehindFte: number;
}

export interface GainWave extends GainPlace {
  wave: number;
  name: string;
  joinsOn: IsoDate;
  agencies: number;
}

/** A month or what of it lies in the period. `gain` null: nobody was with us, or nothing can be stated. */
export interface GainMonth {
  month: string;
  from: IsoDate;
  to: IsoDate;
  agencies: number;
  fteNow: number;
  gain: Interval | null;
}

export const POSITION_KINDS = ['first_line', 'onsite', 'lead', 'overhead', 'left_behind'] as const;
export type PositionKind = (typeof POSITION_KINDS)[number];

/** A first-line position that an agency has kept. */
export interface LeftBehind {
  agency: AgencyRef;
  fte: number;
  from: IsoDate;
  /** Last day; null: until further notice. */
  to: IsoDate | null;
  note: string | null;
}

export const GAIN_FACTORS = [
  'volume',
  'minutes_per_touch',
  'touches_per_ticket',
  'hand_offs',
  'minutes_per_ticket',
] as const;
/** What the first line is a product of; `minutes_per_ticket` where its own factors were not measured at both times. */
export type GainFactor = (typeof GAIN_FACTORS)[number];

/** Where the raw gain comes from; the parts add up to it. */
export interface GainDecomposition {
  /** FTE, likely: baseline − now. */
  whole: number;
  /** `fte` positive = saved. `ratio`: now ÷ then; null where there is none. `rest`: utilisation, and whatever is not measured. */
  parts: { factor: GainFactor | 'rest'; fte: number; ratio: number | null }[];
  /** Everything but utilisation was measured at both times, so that the rest is utilisation alone. */
  restIsUtilisation: boolean;
}

export interface GainReport {
  from: IsoDate;
  to: IsoDate;
  agencies: GainAgency[];
  waves: GainWave[];
  months: GainMonth[];
  /** Joined without a locked zero point: nothing of them is in the baseline. */
  unmeasured: AgencyRef[];
  baselineFte: Interval;
  fteNow: number;
  /** Of `fteNow`. */
  positions: { kind: PositionKind; fte: number }[];
  leftBehind: LeftBehind[];
  /**
   * Fractions of the expected baseline: 0.14 = 14 %; `perEmployee` is the headline. All null while no agency with a
   * baseline has joined, `byVolume` also while too little is known about the volume.
   */
  gain: { raw: Interval | null; perEmployee: Interval | null; byVolume: Interval | null };
  band: { low: number; high: number };
  /** With which the errors of two agencies' baselines are taken to go together, 0–1. */
  correlation: number;
  /** Null while no gain can be stated. */
  decomposition: GainDecomposition | null;
  workload: WorkloadReport;
  money: MoneyReport;
  /** The reading in one or two sentences, in the reader's language. */
  text: string;
}

export interface WorkloadReport {
  status: 'ok' | 'insufficient_data';
  agents: number;
  days: number;
  /** Of first line and on-site staff; null where they would show the work of fewer than five agents. */
  handlingHours: number | null;
  /** Months, `2026-11`, in which too few on-site staff worked for their work to be in any figure here. */
  withoutOnsite: string[];
  /** Share of what was done on tickets that fell into a work session. */
  captureShare: number | null;
  /** Seconds that a correction has added or taken away ÷ seconds that count or were taken away. */
  correctedShare: number | null;
  utilisation: number;
  hoursPerYear: number;
  /** FTE equivalent of the handling hours; null with insufficient data. */
  fte: Interval | null;
  sensitivity: { utilisation: number; fte: number }[];
  /** 1 − workload ÷ expected baseline per employee; a second measure beside the headline. */
  gain: Interval | null;
  secondLineMinutesPerTicket: { now: number | null; zeroPoint: number | null };
}

export interface MoneyReport {
  /** NOK for the period; positive = saved. */
  grossSaving: Interval;
  costs: { kind: string; amount: number }[];
  net: Interval;
  plan: number;
  /** Net (likely) minus plan. */
  deviation: number;
  costPerFte: number;
  /** The version of the benefit plan; null: none is published, and the plan is what the programme expects. */
  planVersion: number | null;
  planByYear: { year: number; amount: number }[];
}
