import type {
  Channel,
  Impact,
  Line,
  Origin,
  PendingReason,
  Priority,
  ResolutionCode,
  SkillLevel,
  TicketKind,
  TicketState,
  Urgency,
} from '@desk/contracts';
import type { Temporal } from 'temporal-polyfill';

/** A ticket as its row holds it, but for the number, which the database gives. Never changed in place. */
export interface Ticket {
  readonly id: string;
  readonly agencyId: string;
  readonly kind: TicketKind;
  readonly state: TicketState;
  /** Raised by every command but messages and notes. */
  readonly version: number;
  /** `seq` of the last event in the log. */
  readonly eventSeq: number;
  readonly subject: string;
  readonly description: string;
  readonly serviceId: string;
  readonly requesterId: string;
  readonly filedById: string;
  readonly channel: Channel;
  readonly origin: Origin;
  readonly location: string | null;
  readonly impact: Impact;
  readonly urgency: Urgency;
  readonly priority: Priority;
  readonly priorityReason: string | null;
  readonly teamId: string;
  readonly line: Line;
  /** The line that the ticket was first routed to. */
  readonly entryLine: Line;
  readonly assigneeId: string | null;
  /** What whoever takes it must have, at this level at least; both or neither. */
  readonly neededSkillId: string | null;
  readonly neededSkillLevel: SkillLevel | null;
  readonly sensitive: boolean;
  /** The service declaration in force when it was filed, for its whole life. */
  readonly declarationId: string;
  readonly pendingReason: PendingReason | null;
  readonly pendingSince: Temporal.Instant | null;
  readonly pendingUntil: Temporal.Instant | null;
  readonly remindersSent: number;
  /** The requester has written since an agent last did, in a state that this did not change. */
  readonly newReply: boolean;
  /** Times the line changed. */
  readonly crossings: number;
  /** Ever in second line. */
  readonly seenSecond: boolean;
  readonly reopenCount: number;
  readonly filedAt: Temporal.Instant;
  readonly firstRespondedAt: Temporal.Instant | null;
  readonly resolvedAt: Temporal.Instant | null;
  readonly reopenUntil: Temporal.Instant | null;
  readonly resolution: string | null;
  readonly resolutionCode: ResolutionCode | null;
  readonly firstLineCapable: boolean | null;
  readonly closedAt: Temporal.Instant | null;
  readonly followsUpId: string | null;
  /** Normalised, each once, sorted. */
  readonly tags: readonly string[];
  /** The rule that chose its first team, by its name in `routingRevision` of the list; null: none matched. */
  readonly routingRule: string | null;
  readonly routingRevision: number | null;
  readonly updatedAt: Temporal.Instant;
  /** Time of the last event by the rules; the next one is never before it. */
  readonly lastEventAt: Temporal.Instant;
  /** Earliest due time of the running clocks of the present line. */
  readonly nextDueAt: Temporal.Instant | null;
  /** When the desk itself acts on the ticket next. */
  readonly timerAt: Temporal.Instant | null;
}

/** Crossings of the line from which on a ticket is flagged to both team leads. */
export const PING_PONG_CROSSINGS = 3;
