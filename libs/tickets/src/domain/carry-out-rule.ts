import type { ClockTarget, Priority } from '@desk/contracts';
import { transfer, type TeamFact } from './assignment.js';
import { append, nothing, type Decision, type Hand } from './decision.js';
import { isOpenState } from './ticket-state.js';
import type { Ticket } from './ticket.js';
import { update } from './update-ticket.js';

/** What an escalation rule does to a ticket, beyond telling of it. */
export interface RuleAction {
  readonly reassignTo: (TeamFact & { readonly key: string; readonly servedAgencyIds: readonly string[] | null }) | null;
  readonly raisePriorityTo: Priority | null;
}

/** Why: the rule by its name, and the clock that reached a point. It stands in the details of each line of the log. */
export interface RuleCause {
  readonly rule: string;
  readonly target: ClockTarget;
  readonly cycle: number;
  readonly percent: number;
}

/**
 * Lets a rule do what it says, as an agent would. A ticket that is no longer open, that the team has already or whose
 * priority is as high already is left as it is; a team that cannot have it is said in the log.
 */
export function carryOutRule(ticket: Ticket, hand: Hand, action: RuleAction, cause: RuleCause): Decision {
  if (!isOpenState(ticket.state)) return nothing(ticket);
  const moved = reassigned(ticket, hand, action, cause);
  const raised = withRaisedPriority(moved.ticket, hand, action, cause);
  return {
    ticket: raised.ticket,
    entries: [...moved.entries, ...raised.entries].map((entry) => ({
      ...entry,
      details: { ...entry.details, ...cause },
    })),
    messages: [],
  };
}

function reassigned(ticket: Ticket, hand: Hand, { reassignTo: team }: RuleAction, cause: RuleCause): Decision {
  if (team === null || team.id === ticket.teamId) return nothing(ticket);
  if (team.line !== ticket.line) return skipped(ticket, hand, team.key, 'other_line');
  if (team.servedAgencyIds !== null && !team.servedAgencyIds.includes(ticket.agencyId)) {
    return skipped(ticket, hand, team.key, 'not_served');
  }
  return transfer(ticket, hand, team, cause.rule);
}

function withRaisedPriority(ticket: Ticket, hand: Hand, { raisePriorityTo }: RuleAction, cause: RuleCause): Decision {
  if (raisePriorityTo === null || raisePriorityTo >= ticket.priority) return nothing(ticket);
  return update(ticket, hand, { priority: raisePriorityTo, priorityReason: cause.rule });
}

function skipped(ticket: Ticket, hand: Hand, team: string, skipped: 'other_line' | 'not_served'): Decision {
  const options = { details: { team, skipped }, raises: false, silent: true };
  return append(nothing(ticket), hand, 'sla.rule_skipped', {}, options);
}
