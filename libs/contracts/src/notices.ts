import type { IsoInstant } from './city.js';
import type { Month } from './showback.js';

export const NOTICE_KINDS = [
  'received',
  'answered',
  'asked',
  'resolved',
  'reminded',
  'assigned',
  'returned',
  'replied',
  'warned',
  'breached',
  'ping_pong',
  'mentioned',
  'not_sent',
  'watched',
  'visit_agreed',
  'visit_moved',
  'visit_cancelled',
  'suggestion_decided',
  'suggestion_hidden',
  'suggestion_shown',
  'improvement_asked',
  'improvement_assigned',
  'showback_asked',
  'showback_answered',
  'showback_told',
  'showback_closed',
  'council_added',
  'council_removed',
] as const;
/**
 * For employees: received, answered, asked, resolved, reminded, visit_*, suggestion_*, council_*. For whoever answers for an action:
 * improvement_*. For service owners showback_asked, for contacts of an agency the others of showback_*. For agents and
 * leads: the others.
 */
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** What happened to a ticket that somebody watches: `facts.what` of a notice `watched`, which is of the bell alone. */
export const WATCHED_HAPPENINGS = [
  'replied',
  'answered',
  'escalated',
  'handed_back',
  'transferred',
  'resolved',
  'reopened',
  'cancelled',
  'merged',
] as const;
export type WatchedHappening = (typeof WATCHED_HAPPENINGS)[number];

export interface NoticeView {
  id: string;
  kind: NoticeKind;
  /** Exactly one of the four is there, and of council_* none. */
  ticket: { id: string; number: string; subject: string | null } | null;
  suggestion: { id: string; title: string } | null;
  /** Of an improvement action. */
  actionId: string | null;
  /** Of the costs of an agency in a month, or of one line of them. */
  showback: { lineId: string | null; agency: string; month: Month } | null;
  /** What the sentence of the notice needs: names, times and amounts, never texts of messages or notes. */
  facts: Record<string, string | number>;
  createdAt: IsoInstant;
  readAt: IsoInstant | null;
}

export interface NoticePage {
  items: NoticeView[];
  nextCursor: string | null;
  unread: number;
}
