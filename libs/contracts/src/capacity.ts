import type { IsoDate, IsoInstant } from './city.js';
import type { AgencyRef } from './people.js';
import type { Interval } from './reports.js';
import type { ServiceRef } from './catalogue.js';
import type { Priority, TicketKind, TicketState } from './tickets.js';

/** What is asked of the staffing of first line. Null: as it is today. */
export interface StaffingTerms {
  /** The days whose arrivals are taken for what comes; all of them over. At most a quarter of a year. */
  from: IsoDate;
  /** Inclusive. */
  to: IsoDate;
  /** Keys of agencies that have not joined and are thought to have. */
  agencies: string[];
  /** Opening hours of Monday to Friday, `08:00`. */
  opens: string | null;
  closes: string | null;
  /** Working minutes to the first response of web tickets; null: what the declaration promises each. */
  targetMinutes: number | null;
  /** Share of the web tickets that are to be answered within their target, 0–1. */
  targetShare: number;
  /** Share of the calls that are to be answered within so many seconds. */
  callSeconds: number;
  callShare: number;
  /** Whether helping teams take tickets when the queue will breach. */
  overflow: boolean;
  /** Share of the time of a position in which nobody is there or works on tickets: illness, courses, meetings. */
  absence: number;
  /** Minutes of work on a web ticket and on a call. */
  webMinutes: number | null;
  callMinutes: number | null;
}

export const FIGURE_SOURCES = ['measured', 'assumed', 'stated'] as const;
/** `assumed`: too little is known, or it would show the work of fewer than five agents. */
export type FigureSource = (typeof FIGURE_SOURCES)[number];

/** What the answers rest on. Web: whatever waits in the queue. Calls: whoever waits for somebody to answer (phone, walk-in, chat). */
export interface StaffingBasis {
  /** Working days among the days asked for. */
  workingDays: number;
  web: number;
  calls: number;
  webMinutes: number;
  webMinutesFrom: FigureSource;
  callMinutes: number;
  callMinutesFrom: FigureSource;
  /**
   * Share of the time of those who are there that goes to tickets and calls while enough of them wait, 0–1; of all that is needed
   * and there only so much counts. Null: too little is known, and all of it counts.
   */
  availability: number | null;
  /** Tickets of an employee of a joined agency in a year. */
  perEmployee: number;
  /** Variance of the number of tickets of a day ÷ its mean, of days of one weekday; 1: chance alone. */
  dayDispersion: number;
}

/** A quarter hour of the week in which somebody is to be there: arrivals in it, and positions that work on tickets. */
export interface StaffingQuarter {
  /** 1 = Monday. */
  weekday: number;
  /** 0 = 00:00 to 00:15 by the clocks of the city. */
  quarter: number;
  web: number;
  calls: number;
  /** Needed for the calls alone, by Erlang C. */
  callAgents: number;
  needed: number;
  /** What the rotas give, less absence. */
  present: number;
}

/** Of the simulated weeks: the mean, and where 95 % of the runs lie. Waiting in working minutes until the first response. */
export interface WaitingFigures {
  p50: Interval;
  p80: Interval;
  p95: Interval;
  withinTarget: Interval;
  callsWithin: Interval;
  /** Share of the time of those present in which they handle something. */
  utilisation: Interval;
  /** Web tickets that helping teams took, share. */
  helped: Interval;
  /** At the end of the weeks more waits than comes in a day: these agents are too few. */
  growing: boolean;
}

export interface StaffingNeed {
  /** Hours of a week in which somebody is to be there, added up. */
  agentHours: number;
  fte: number;
  /** Of these, what the calls alone would need. */
  callFte: number;
  /** How it would go with so many; null when no number of agents was found that reaches the target. */
  figures: WaitingFigures | null;
}

/** First line pooled against each agency alone: by the mean of the open hours, in FTE. */
export interface PoolingRow {
  agency: AgencyRef;
  /** Added by the question. */
  added: boolean;
  perYear: number;
  /** Of a person who has other work in between. */
  fractionFte: number;
  /** Whole seats, held free for it: the upper bound. */
  seatsFte: number;
}

export interface StaffingCandidate {
  agency: AgencyRef;
  wave: number | null;
  joinsOn: IsoDate | null;
  employees: number;
  perYear: number;
  /** Where the volume is from: counted at its zero point, or as many for an employee as others have. */
  volumeFrom: 'baseline' | 'per_employee';
}

export interface StaffingPlan {
  basis: StaffingBasis;
  /** Agencies that have not joined, the next wave first. */
  candidates: StaffingCandidate[];
  /** Of a year, and for absence: FTE = agent hours of a week × 365.25 ÷ 7 ÷ (hours × (1 − absence)). */
  hoursPerYear: number;
  /** As asked for. */
  quarters: StaffingQuarter[];
  need: StaffingNeed;
  /** The same with today's agencies, hours, targets, minutes and helpers, and the absence asked for. */
  today: StaffingNeed;
  /** The rotas as they stand, under what is asked for. */
  roster: StaffingNeed;
  pooling: { pooledFractionFte: number; pooledSeatsFte: number; items: PoolingRow[] };
}

export interface StaffingRun<Result> {
  id: string;
  state: 'waiting' | 'running' | 'done' | 'failed';
  /** Steps done so far, and in all. */
  done: number;
  total: number;
  requestedAt: IsoInstant;
  finishedAt: IsoInstant | null;
  /** Null until it is done. */
  result: Result | null;
}

/**
 * Mean waiting in working minutes until first line had answered, or handed the ticket on without an answer, of the tickets that
 * were filed then.
 */
export interface PredictedWaiting {
  tickets: number;
  real: number;
  predicted: Interval;
}

/** The simulation of days that are over, from what came and who was there, against what was. */
export interface StaffingBackTest {
  /** Share of the open quarter hours for which the capacity was looked at; of the others the rotas were taken. */
  capacityMeasured: number;
  webMinutes: number;
  webMinutesFrom: FigureSource;
  callMinutes: number;
  /** As in the plan. */
  availability: number | null;
  total: PredictedWaiting | null;
  /** Share answered, or handed on, within the target of the first response. */
  within: { real: number; predicted: Interval } | null;
  /** predicted ÷ real − 1. */
  error: number | null;
  /** Share of the days whose real waiting lies in the interval of the runs. */
  daysHeld: number | null;
  verdict: 'trusted' | 'off' | 'too_little';
  days: (PredictedWaiting & { day: IsoDate })[];
  /** By the hour of filing, in the city. */
  hours: (PredictedWaiting & { hour: number })[];
}

export const COMPARED_FIGURES = [
  'first_response',
  'next_update',
  'resolution',
  'first_line_resolution',
  'reopened',
] as const;
/** The first three: cycles that were met. `reopened`: of what was resolved. */
export type ComparedFigure = (typeof COMPARED_FIGURES)[number];

export interface ComparisonQuery {
  from: IsoDate;
  /** Inclusive. */
  to: IsoDate;
  figure: ComparedFigure;
}

/** A share of an agency, as if its tickets were distributed over services and priorities as those of the city are. */
export interface ComparedAgency {
  agency: AgencyRef;
  counted: number;
  hits: number;
  /** hits ÷ counted. */
  share: number;
  /** Share of the city × hits ÷ what the city's shares of the same services and priorities would give. */
  adjusted: number;
  expected: number;
  /** Between which chance alone leaves the adjusted share, in 95 and in 99.8 of 100 comparisons. */
  limits95: { low: number; high: number };
  limits998: { low: number; high: number };
  /** Named only if agencies that are all alike would name anybody in at most 5 of 100 comparisons. */
  named: 'above' | 'below' | null;
}

export interface ComparisonReport {
  from: IsoDate;
  to: IsoDate;
  figure: ComparedFigure;
  counted: number;
  /** Of the whole city; null when nothing was counted. */
  share: number | null;
  /** By how much agencies differ more than chance would have it, as a factor of the variance; 1: not at all. */
  dispersion: number;
  /** The smallest first. */
  items: ComparedAgency[];
  /** Agencies with fewer than five, which are in the shares of the city and not shown. */
  tooSmall: number;
}

export interface ComparisonTicketsQuery extends ComparisonQuery {
  agency: string;
  /** `hit`: what the share counts. */
  outcome: 'hit' | 'miss';
  cursor?: string;
  limit?: number;
}

/** The figures view of a ticket behind a share of first-line resolution or reopening: no names and texts. */
export interface ComparisonTicket {
  number: string;
  kind: TicketKind;
  state: TicketState;
  service: ServiceRef;
  agency: AgencyRef;
  priority: Priority;
  /** On which it was counted. */
  day: IsoDate;
}
