import type { BreachCause, KnownAs, SlaDimension, UseShare } from './reports.js';
import type { ComparedFigure } from './capacity.js';
import type { IsoDate, IsoInstant, Locale } from './city.js';
import type { ClockTarget } from './sla.js';
import type { Line } from './catalogue.js';
import type { PersonRef } from './people.js';
import type { Priority } from './tickets.js';

/** Every report that leaves the desk as a file or by mail; each has a page of its own. */
export const REPORT_KEYS = [
  'sla',
  'sla-tickets',
  'flow',
  'hand-offs',
  'handling',
  'comparison',
  'gain',
  'benefit-plan',
  'staffing-plan',
  'showback',
  'results',
] as const;
export type ReportKey = (typeof REPORT_KEYS)[number];

export const EXPORT_FORMATS = ['csv', 'xlsx', 'pdf'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What the pages of reports ask for beside the period; a report refuses what its page does not know. */
export interface ReportParameters {
  by?: SlaDimension;
  agency?: string;
  service?: string;
  priority?: Priority;
  /** Line of the team to which a cycle is counted. */
  line?: Line;
  team?: string;
  target?: ClockTarget;
  outcome?: 'met' | 'missed';
  month?: string;
  cause?: BreachCause;
  weekday?: number;
  hour?: number;
  used?: UseShare;
  knownAs?: KnownAs;
  /** Id of a report as known on a day; its period takes the place of the one that is asked for. */
  knownReport?: string;
  figure?: ComparedFigure;
  /** Id of what was asked of the staffing; its days take the place of the period. */
  run?: string;
}

/** They name something that was worked out once, and is thrown away some day: a mail that comes again cannot be narrowed to it. */
export const FILE_PARAMETERS = ['knownReport', 'run'] as const satisfies readonly (keyof ReportParameters)[];
/** Reports that cannot do without one of them: they leave as files alone. */
export const FILE_REPORTS = ['staffing-plan'] as const satisfies readonly ReportKey[];

/**
 * A report of whole months or years (`benefit-plan`, `showback`, `results`) is that of the year of `to`, or the newest closed or
 * published month that has begun by then.
 */
export interface ExportQuery extends ReportParameters {
  from: IsoDate;
  /** Inclusive. */
  to: IsoDate;
  format: ExportFormat;
}

export const RELATIVE_PERIODS = [
  'last_week',
  'last_month',
  'last_three_months',
  'this_month',
  'this_year',
  'last_year',
] as const;
/** Of the city's day on which a mail is due. All but `this_month` and `this_year` are over by then; those end the day before. */
export type RelativePeriod = (typeof RELATIVE_PERIODS)[number];

export const RHYTHMS = ['weekly', 'monthly'] as const;
/** Monthly: on the first working day of the city's calendar. */
export type Rhythm = (typeof RHYTHMS)[number];

/** Mails of one report, which their author may change and each recipient leave. */
export interface ReportScheduleContent {
  report: ReportKey;
  parameters: ReportParameters;
  period: RelativePeriod;
  rhythm: Rhythm;
  /** 1 = Monday; of a weekly rhythm. */
  weekday: number | null;
  /** 0–23, of the city's clock. */
  hour: number;
  format: ExportFormat;
  locale: Locale;
  /** Ids of persons; at least one. */
  recipients: string[];
}
export type SaveReportScheduleRequest = ReportScheduleContent;

export interface ChangeReportScheduleRequest extends Partial<Omit<ReportScheduleContent, 'report' | 'parameters'>> {
  /** Of the state that the change was made on. */
  revision: number;
  paused?: boolean;
}

export const REPORT_MAIL_STATES = ['queued', 'sending', 'sent', 'failed', 'refused'] as const;
/** `refused`: the recipient may no longer read it, or has no address; nothing was sent. */
export type ReportMailState = (typeof REPORT_MAIL_STATES)[number];

export interface ReportRecipient extends PersonRef {
  /** The last mail to them. `error`: `right`, `address` or `left` of a refusal, `cut_off`, else what the mail server said. */
  last: { state: ReportMailState; at: IsoInstant; error: string | null } | null;
}

export interface ReportScheduleView extends Omit<ReportScheduleContent, 'recipients'> {
  id: string;
  revision: number;
  author: PersonRef;
  recipients: ReportRecipient[];
  paused: boolean;
  /** null while it is paused. */
  nextAt: IsoInstant | null;
  abilities: { change: boolean; leave: boolean };
}

export interface ReportScheduleList {
  /** The desk has a mail server. Without one nothing is sent. */
  mail: boolean;
  items: ReportScheduleView[];
}
