import type { QuarterReview } from './benefit-plan.js';
import type { IsoDate, IsoInstant } from './city.js';
import type { PersonRef } from './people.js';

export const ACTION_FIGURES = ['minutes_per_ticket', 'first_line_resolution', 'hand_offs_per_100', 'fte'] as const;
/** By which the effect of an action is measured. */
export type ActionFigure = (typeof ACTION_FIGURES)[number];

export const ACTION_STATES = ['open', 'under_way', 'done', 'dropped'] as const;
export type ActionState = (typeof ACTION_STATES)[number];

/** What is to be done, by whom and when. */
export interface ActionPlan {
  text: string;
  /** Username; null while nobody has been asked. */
  owner: string | null;
  dueOn: IsoDate | null;
  /** Chosen before it starts; after that it stays. */
  figure: ActionFigure | null;
}

export interface ActionRow {
  id: string;
  revision: number;
  state: ActionState;
  /** The quarter that asks for it; null: opened by hand. */
  quarter: string | null;
  text: string;
  owner: (PersonRef & { username: string }) | null;
  dueOn: IsoDate | null;
  figure: ActionFigure | null;
  openedAt: IsoInstant;
  startedOn: IsoDate | null;
  doneOn: IsoDate | null;
  /** Not done, and its day is past. */
  isOverdue: boolean;
}

export interface ActionEvent {
  revision: number;
  type: 'opened' | 'changed' | 'started' | 'finished' | 'dropped';
  at: IsoInstant;
  /** Null: the desk itself. */
  by: PersonRef | null;
  /** What was done, or why it was dropped. */
  reason: string | null;
  /** What changed, before and after, as people read it. */
  changes: { field: 'text' | 'owner' | 'dueOn' | 'figure'; before: string | null; after: string | null }[];
}

export const EFFECT_STATES = ['not_chosen', 'not_started', 'waiting', 'too_few', 'measured'] as const;

export interface EffectSide {
  from: IsoDate;
  to: IsoDate;
  /** Null: too little is known, or it would show the work of fewer than five agents. */
  value: number | null;
  /** Tickets on which it rests; null of FTE. */
  tickets: number | null;
}

/** Eight weeks before the start, and eight weeks after it was done, of the agencies that were with us all the time. */
export interface ActionEffect {
  /** `waiting`: the eight weeks after it are not over. */
  state: (typeof EFFECT_STATES)[number];
  before: EffectSide | null;
  after: EffectSide | null;
  /** The day on which it can be read; null: not known yet. */
  readyOn: IsoDate | null;
  /** After − before with its 95 % interval, by weeks; null of FTE, which is counted and not estimated. */
  change: { low: number; likely: number; high: number } | null;
  /** What the figure did; `unclear`: it may be chance. */
  verdict: 'better' | 'worse' | 'unclear' | null;
}

export interface ActionView extends ActionRow {
  openedBy: PersonRef | null;
  /** What was done, or why it was dropped. */
  outcome: string | null;
  closedAt: IsoInstant | null;
  deviation: QuarterReview | null;
  effect: ActionEffect;
  /** Newest first. */
  history: ActionEvent[];
  abilities: { edit: boolean; start: boolean; finish: boolean; drop: boolean };
}

export const ACTION_CHOICES = ['going', 'closed'] as const;
export type ActionChoice = (typeof ACTION_CHOICES)[number];

export interface SaveActionRequest {
  revision: number;
  plan: ActionPlan;
}

/** `on` lies not ahead; the weeks before and after are counted from it. */
export interface StartActionRequest {
  revision: number;
  on: IsoDate;
}

export interface FinishActionRequest extends StartActionRequest {
  outcome: string;
}
