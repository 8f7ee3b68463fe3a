import type { NoticeKind, TicketEventName, WatchedHappening } from '@desk/contracts';

/** What the rule of who is told needs to know of an event and its ticket. */
export interface Happening {
  readonly type: TicketEventName;
  readonly actorId: string | null;
  readonly requesterId: string;
  /** A colleague who filed it and follows it; null when the requester or an agent did. */
  readonly followerId: string | null;
  readonly assigneeId: string | null;
  readonly teamMemberIds: readonly string[];
  readonly teamLeadIds: readonly string[];
  /** Leads of the team that the ticket has just left. */
  readonly previousTeamLeadIds: readonly string[];
  readonly pendingReason: string | null;
  /** Who had a ticket that went back to its queue, when they may wonder why. */
  readonly returnedFromId: string | null;
  /** A visit has another time or place than before. */
  readonly visitMoved: boolean;
  /** Whom escalation rules add, when a clock reaches a point. */
  readonly escalatedTo: readonly string[];
  /** Who watches the ticket and may still read it. */
  readonly watcherIds: readonly string[];
  /** This event was the crossing of the line that raised the flag. */
  readonly raisedPingPong: boolean;
}

export interface Telling {
  readonly personId: string;
  readonly kind: NoticeKind;
  /** With `watched`. */
  readonly what?: WatchedHappening;
}

/** Who is told what. Nobody is told what they did themselves, nor the same thing twice. */
export function tellings(happening: Happening): readonly Telling[] {
  const concerned = [...ofEvent(happening), ...ofPingPong(happening)];
  const all = [...concerned, ...ofWatching(happening, concerned)].filter(
    ({ personId }) => personId !== happening.actorId,
  );
  const seen = new Set<string>();
  return all.filter(({ personId, kind }) => {
    const key = `${personId} ${kind}`;
    return seen.has(key) ? false : seen.add(key);
  });
}

function ofEvent(happening: Happening): readonly Telling[] {
  const { type, actorId, requesterId, followerId, assigneeId, teamMemberIds, teamLeadIds } = happening;
  const to = (people: readonly (string | null)[], kind: NoticeKind): Telling[] =>
    people.filter((id) => id !== null).map((personId) => ({ personId, kind }));
  const requesters = [requesterId, followerId];
  const byRequester = actorId !== null && requesters.includes(actorId);

  switch (type) {
    case 'ticket.created':
      return to(requesters, 'received');
    case 'ticket.messaged':
      if (actorId === null) return [];
      return byRequester ? to([assigneeId], 'replied') : to(requesters, 'answered');
    case 'ticket.pended':
      return happening.pendingReason === 'user' ? to(requesters, 'asked') : [];
    case 'ticket.reminded':
      return to(requesters, 'reminded');
    case 'ticket.resolved':
      return to(requesters, 'resolved');
    case 'ticket.reopened':
      return byRequester ? to([assigneeId], 'replied') : [];
    case 'ticket.assigned':
      return to([assigneeId], 'assigned');
    case 'ticket.returned':
      return to([happening.returnedFromId], 'returned');
    case 'ticket.visit_planned':
      return to(requesters, 'visit_agreed');
    case 'ticket.visit_changed':
      return happening.visitMoved ? to(requesters, 'visit_moved') : [];
    case 'ticket.visit_cancelled':
      return to(requesters, 'visit_cancelled');
    case 'sla.warned':
      return to([...(assigneeId === null ? teamMemberIds : [assigneeId]), ...happening.escalatedTo], 'warned');
    case 'sla.breached':
      return to([assigneeId, ...teamLeadIds, ...happening.escalatedTo], 'breached');
    case 'ticket.taken':
    case 'ticket.released':
    case 'ticket.transferred':
    case 'ticket.escalated':
    case 'ticket.handed_back':
    case 'ticket.opened':
    case 'ticket.resumed':
    case 'ticket.closed':
    case 'ticket.cancelled':
    case 'ticket.updated':
    case 'ticket.noted':
    case 'ticket.moved_elsewhere':
    case 'ticket.merged':
    case 'ticket.visit_started':
    case 'ticket.visit_stopped':
    case 'sla.rule_skipped':
    case 'sla.rescheduled':
      return [];
  }
}

function ofPingPong({ raisedPingPong, teamLeadIds, previousTeamLeadIds }: Happening): readonly Telling[] {
  if (!raisedPingPong) return [];
  return [...teamLeadIds, ...previousTeamLeadIds].map((personId) => ({ personId, kind: 'ping_pong' }));
}

/** Who watches hears of what goes on, unless the same event concerns them anyway. */
function ofWatching(happening: Happening, concerned: readonly Telling[]): readonly Telling[] {
  const what = watchedHappening(happening);
  if (what === null) return [];
  return happening.watcherIds
    .filter((id) => !concerned.some(({ personId }) => personId === id))
    .map((personId) => ({ personId, kind: 'watched', what }));
}

function watchedHappening({ type, actorId, requesterId, followerId }: Happening): WatchedHappening | null {
  if (type === 'ticket.messaged') {
    if (actorId === null) return null;
    return actorId === requesterId || actorId === followerId ? 'replied' : 'answered';
  }
  return WATCHED[type] ?? null;
}

const WATCHED: Readonly<Partial<Record<TicketEventName, WatchedHappening>>> = {
  'ticket.escalated': 'escalated',
  'ticket.handed_back': 'handed_back',
  'ticket.transferred': 'transferred',
  'ticket.resolved': 'resolved',
  'ticket.reopened': 'reopened',
  'ticket.cancelled': 'cancelled',
  'ticket.merged': 'merged',
};
