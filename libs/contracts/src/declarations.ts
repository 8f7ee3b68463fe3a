import type { FieldError } from './problems.js';
import type { Page } from './city.js';
import type { IsoDate, IsoInstant, Locale } from './city.js';
import type { PersonRef } from './people.js';
import type { PendingReason, Priority } from './tickets.js';
import type { ClockTarget } from './sla.js';

/** One promise: exactly one of `seconds` (working seconds) and `businessDays` is set. */
export interface PromiseView {
  target: ClockTarget;
  /** null: every service that has no promise of its own. */
  serviceKey: string | null;
  priority: Priority;
  seconds: number | null;
  /** The same time of day, so many working days later. */
  businessDays: number | null;
  calendarKey: string;
}

/** Shares 0–1, satisfaction 1–5; null: not promised. */
export interface QualityTargets {
  /** At least this share of the tickets is solved without second line. */
  firstLineResolution: number | null;
  /** At least this mean of the answers. */
  satisfaction: number | null;
  /** At most this share of the resolved tickets is reopened. */
  reopened: number | null;
  /** At least this share of the cycles of each clock is met. */
  attainment: Record<ClockTarget, number | null>;
}

/** The duties of both sides in plain language; a list of sentences in each language. */
export interface Duties {
  desk: string[];
  users: string[];
}

/** All that a declaration says. */
export interface DeclarationContent {
  name: string;
  promises: PromiseView[];
  pauseReasons: Record<ClockTarget, PendingReason[]>;
  /** Ascending, 1–99. */
  warnPercents: number[];
  quality: QualityTargets;
  duties: Record<Locale, Duties>;
  /** By which the declaration is revised. */
  nextRevisionOn: IsoDate | null;
}

export interface DeclarationHead {
  id: string;
  /** 1, 2, 3 … in the order of publishing. */
  version: number;
  name: string;
  validFrom: IsoInstant;
  publishedAt: IsoInstant;
  publishedBy: PersonRef | null;
  /** `coming`: published, in force later. */
  standing: 'coming' | 'in_force' | 'past';
}

export interface DeclarationView extends DeclarationHead {
  content: DeclarationContent;
}

/** What any employee reads: the version in force, with the names of what it speaks of. */
export interface PublicDeclaration extends DeclarationView {
  services: { key: string; name: string }[];
  calendars: { key: string; name: string }[];
  /** The version that follows, where one is published. */
  coming: DeclarationHead | null;
}

export interface DeclarationDraftHead {
  id: string;
  name: string;
  /** Version that it was copied from. */
  basedOn: number | null;
  updatedAt: IsoInstant;
  updatedBy: PersonRef | null;
}

export interface DeclarationDraft extends DeclarationDraftHead {
  /** Raised by each change; a stale one is refused. */
  revision: number;
  content: DeclarationContent;
  /** What keeps it from being published as it stands; pointers as those of a refused publication, below `/content`. */
  faults: FieldError[];
}

export interface DeclarationList extends Page<DeclarationHead> {
  drafts: DeclarationDraftHead[];
}

/** One difference between two versions, at a place in the content. */
export interface DeclarationChange {
  /** JSON pointer into DeclarationContent; a promise is named `/promises/<target>/<serviceKey or *>/<priority>`. */
  pointer: string;
  /** What stands at the place; of a promise `{seconds, businessDays, calendarKey}`, null where nothing is promised. */
  before: unknown;
  after: unknown;
}

export interface DeclarationComparison {
  before: DeclarationHead | DeclarationDraftHead;
  after: DeclarationHead | DeclarationDraftHead;
  changes: DeclarationChange[];
}

/** "Had this been in force": the tickets filed in a period, replayed under a draft. Nothing is changed. */
export interface DeclarationPreview {
  id: string;
  from: IsoDate;
  /** Inclusive. */
  to: IsoDate;
  state: 'waiting' | 'running' | 'done' | 'failed';
  /** Tickets replayed so far, and in all. */
  done: number;
  total: number;
  requestedAt: IsoInstant;
  finishedAt: IsoInstant | null;
  /** By clock, once done: as it was, and as it would have been. */
  items: {
    target: ClockTarget;
    priority: Priority;
    actual: { met: number; missed: number };
    preview: { met: number; missed: number };
  }[];
}

export const TOLD_ROLES = ['assignee', 'team', 'team_lead', 'service_owner'] as const;
export type ToldRole = (typeof TOLD_ROLES)[number];

/** What happens beyond the ordinary telling when a clock reaches a point. All rules that match apply, in their order. */
export interface EscalationRule {
  name: string;
  active: boolean;
  /** null matches all. */
  target: ClockTarget | null;
  serviceKey: string | null;
  priority: Priority | null;
  /** A warning point of the declaration, or 100: the breach. */
  atPercent: number;
  tell: ToldRole[];
  /** Usernames. */
  tellPeople: string[];
  /** Gives the ticket to this team, within its line. */
  reassignToTeam: string | null;
  /** Raises the priority to this, never lowers it. */
  raisePriorityTo: Priority | null;
}

export interface EscalationRules {
  /** Raised by each change; a stale one is refused. */
  revision: number;
  rules: EscalationRule[];
}
