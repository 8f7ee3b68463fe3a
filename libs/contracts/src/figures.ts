import type { AgencyRef } from './people.js';
import type { IsoDate, IsoInstant } from './city.js';
import type { ClockTarget } from './sla.js';
import type { Line, ServiceRef } from './catalogue.js';
import type { KnownAs, SlaFilterQuery } from './reports.js';
import type { Priority, TicketKind, TicketState } from './tickets.js';

export interface MetMissed {
  met: number;
  missed: number;
}

/** One month of the city: its figures as they were frozen, and as they are known now. */
export interface SlaClosing {
  /** `2026-11` */
  month: string;
  /** null: not frozen yet. */
  frozenAt: IsoInstant | null;
  /** City date from which it is frozen. */
  closesOn: IsoDate;
  /** `then` null while the month is not frozen. Clocks of which nothing was counted, then or now, are left out. */
  targets: { target: ClockTarget; then: MetMissed | null; now: MetMissed }[];
}

/** The whole and begun months of a period, oldest first. */
export interface SlaClosings {
  items: SlaClosing[];
}

export interface SlaClosingsQuery extends SlaFilterQuery {
  from: IsoDate;
  to: IsoDate;
}

export type KnownReportState = 'waiting' | 'running' | 'done' | 'failed';

export interface StartKnownReportRequest {
  from: IsoDate;
  to: IsoDate;
  /** What was recorded until the end of this day of the city counts, and nothing later. */
  knownOn: IsoDate;
}

/** Attainment of a period as it was known at the end of a day, counted anew from the log by a job. */
export interface KnownReport extends StartKnownReportRequest {
  id: string;
  state: KnownReportState;
  /** Tickets counted, of how many; 0 of 0 while it waits. */
  done: number;
  total: number;
  requestedAt: IsoInstant;
  finishedAt: IsoInstant | null;
  /** City date after which it is thrown away. */
  keptUntil: IsoDate;
}

/** A month of the flow, whole. Sums of everything in it, whatever days were asked for. */
export interface FlowMonth {
  /** `2026-11` */
  month: string;
  filed: number;
  /** With their last solution in the month. */
  resolved: number;
  cancelled: number;
  reopened: number;
  /** Open at the end of the month, now in that of today. A ticket that was reopened counts as open all the way. */
  open: number;
}

export interface FlowMonths {
  items: FlowMonth[];
}

/** Days since the filing: less than 1, at most 7, 30, 90, more. */
export const BACKLOG_AGES = ['day', 'week', 'month', 'quarter', 'older'] as const;
export type BacklogAge = (typeof BACKLOG_AGES)[number];

/** What is open now. */
export interface BacklogReport {
  open: number;
  oldestFiledAt: IsoInstant | null;
  /** Lines and ages without a ticket are left out. */
  items: { line: Line; age: BacklogAge; count: number }[];
}

export const FLOW_FIGURES = [
  'filed',
  'resolved',
  'cancelled',
  'first_line_resolved',
  'not_first_line',
  'first_contact_resolved',
  'reopened',
  'resolved_again',
  'crossings',
] as const;
/** `not_first_line`: could have been solved in first line, was solved, and has been in second line. `resolved_again`: of `resolved`, had been reopened. */
export type FlowFigure = (typeof FLOW_FIGURES)[number];

interface FlowList {
  agency?: string;
  cursor?: string;
  limit?: number;
}

/** Opens one number of the flow: the tickets behind it, latest day first. */
export interface FlowTicketsQuery extends FlowList {
  figure: FlowFigure;
  from: IsoDate;
  to: IsoDate;
}

/** Opens one number of the backlog: longest open first. */
export interface BacklogTicketsQuery extends FlowList {
  line?: Line;
  age?: BacklogAge;
}

/** The figures view of a ticket behind a number of the flow: no names, texts or notes. */
export interface FlowTicketRow {
  number: string;
  kind: TicketKind;
  state: TicketState;
  service: ServiceRef;
  agency: AgencyRef;
  team: { key: string; name: string };
  priority: Priority;
  filedAt: IsoInstant;
  resolvedAt: IsoInstant | null;
  /** How often it is counted in the number on this day; the sum of all rows is the number. */
  times: number;
  /** City date on which it is counted; null in the backlog. */
  day: IsoDate | null;
}

export interface FlowMonthsQuery {
  from: IsoDate;
  to: IsoDate;
  agency?: string;
  knownAs?: KnownAs;
}
