import type { IsoDate, IsoInstant } from './city.js';
import type { ServiceRef } from './catalogue.js';
import type { AgencyRef, PersonRef } from './people.js';
import type { Interval } from './reports.js';

export const SUGGESTION_STATUSES = [
  'received',
  'considered',
  'planned',
  'in_progress',
  'done',
  'rejected',
  'withdrawn',
] as const;
/** `withdrawn` is the proposer's own, the others are the council's and the owner's to say. */
export type SuggestionStatus = (typeof SUGGESTION_STATUSES)[number];
export const DECIDED_STATUSES = [
  'received',
  'considered',
  'planned',
  'in_progress',
  'done',
  'rejected',
] as const satisfies readonly SuggestionStatus[];
export type DecidedStatus = (typeof DECIDED_STATUSES)[number];

export const SUGGESTION_ORDERS = ['rank', 'support', 'newest'] as const;
export type SuggestionOrder = (typeof SUGGESTION_ORDERS)[number];
export const SUGGESTION_SHOWS = ['current', 'done', 'rejected', 'mine', 'hidden'] as const;
/** `current`: neither done nor rejected nor withdrawn. `hidden` is for who may hide. */
export type SuggestionShow = (typeof SUGGESTION_SHOWS)[number];

export interface SuggestionQuery {
  show?: SuggestionShow;
  order?: SuggestionOrder;
  cursor?: string;
  limit?: number;
}

/** Saved minutes a month for each person-day of work: reach × minutes ÷ effort. */
export interface SuggestionScore {
  /** Employees. */
  reach: number;
  /** For each of them in a month. */
  minutes: number;
  /** Person-days. */
  effort: number;
  score: number;
}

export interface SuggestionRow {
  id: string;
  title: string;
  status: SuggestionStatus;
  service: ServiceRef | null;
  /** That of the proposer when it was proposed. */
  agency: AgencyRef | null;
  createdAt: IsoInstant;
  /** Without the proposer. */
  supporters: number;
  supported: boolean;
  own: boolean;
  score: SuggestionScore | null;
  /** Rank by hand, 1 first, before all that have none; with the reason. */
  place: number | null;
  placeReason: string | null;
  hidden: boolean;
}

export interface SimilarSuggestion {
  id: string;
  title: string;
  status: SuggestionStatus;
  supporters: number;
}

export interface SuggestionStep {
  status: SuggestionStatus;
  reason: string | null;
  at: IsoInstant;
}

export const SUGGESTION_FIGURES = ['tickets_per_week', 'first_line_resolution', 'minutes_per_ticket'] as const;
/**
 * Of the service where one is named, else of all: tickets filed in a week; first-line share of resolved tickets that first
 * line could have solved (0–1). Of the whole first line: minutes of work ÷ resolved tickets.
 */
export type SuggestionFigure = (typeof SUGGESTION_FIGURES)[number];

/** Eight weeks before the day on which it was done, beside eight weeks from that day on. */
export interface SuggestionEffect {
  figure: SuggestionFigure;
  doneOn: IsoDate;
  standing: 'too_early' | 'too_little' | 'measured';
  before: number | null;
  after: number | null;
  /** After − before with its 95 % interval, from the spread of the weeks; null where there are no weeks to show. */
  difference: Interval | null;
}

export interface SuggestionView extends SuggestionRow {
  bother: string;
  help: string;
  /** Null: of another agency than the reader. */
  proposer: PersonRef | null;
  hiddenReason: string | null;
  /** Oldest first. */
  steps: SuggestionStep[];
  effect: SuggestionEffect | null;
  /** To be named by who ranks or decides. */
  revision: number;
  abilities: { support: boolean; withdraw: boolean; rank: boolean; moderate: boolean };
}

export interface ProposeRequest {
  title: string;
  bother: string;
  help: string;
  serviceKey: string | null;
}

export interface RankSuggestionRequest {
  revision: number;
  score: Omit<SuggestionScore, 'score'> | null;
  place: number | null;
  /** With a place. */
  placeReason: string | null;
}

export interface DecideSuggestionRequest {
  revision: number;
  status: DecidedStatus;
  reason: string;
}

export interface SuggestionEffectRequest {
  revision: number;
  /** Null: by none. */
  figure: SuggestionFigure | null;
  /** The day on which it was done. */
  doneOn: IsoDate;
}
