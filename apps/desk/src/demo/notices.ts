import { DEMO_USERS } from '@desk/access';
import { newIdAt, toIso } from '@desk/platform';
import { tellings, type Happening, type Telling } from '@desk/notices';
import { ticketDomain } from '@desk/tickets';
import { Temporal } from 'temporal-polyfill';
import type { TableRows } from '../bulk/insert-rows.js';
import type { WrittenEntry } from '../bulk/written-ticket.js';
import type { PaperTicket } from './paper-ticket.js';
import type { DemoPeople } from './people.js';
import { watchedBy } from './views.js';

/** Of each demo user; the older half has been read. */
const EACH = 6;
const DAYS = 5;

interface Told extends Telling {
  readonly ticket: PaperTicket;
  readonly entry: WrittenEntry;
}

/** The last things that the demo users were told, so that their bells are not silent. Nobody else is told of the past. */
export function demoNotices(tickets: readonly PaperTicket[], people: DemoPeople, now: Temporal.Instant): TableRows {
  const users = new Set(DEMO_USERS.map(({ username }) => people.byUsername(username).id));
  const since = now.subtract({ hours: DAYS * 24 });
  const recent = tickets.filter(({ ticket }) => Temporal.Instant.compare(ticket.lastEventAt, since) > 0);
  const watcher = people.byUsername('forstelinje');
  const watched = new Set(watchedBy(watcher, tickets));
  const told = recent
    .flatMap((ticket) => toldOf(ticket, people, watched.has(ticket) ? [watcher.id] : []))
    .filter(({ personId, entry }) => users.has(personId) && Temporal.Instant.compare(entry.recordedAt, since) > 0)
    .sort((a, b) => Temporal.Instant.compare(b.entry.recordedAt, a.entry.recordedAt));
  const names = new Map(people.people.map(({ id, name }) => [id, name]));
  const rows = [...users].flatMap((user) => {
    const own = told.filter(({ personId }) => personId === user).slice(0, EACH);
    return own.map(({ personId, kind, what, ticket, entry }, index) => ({
      id: newIdAt(entry.recordedAt.epochMilliseconds),
      agency_id: ticket.ticket.agencyId,
      person_id: personId,
      kind,
      ticket_id: ticket.ticket.id,
      event_id: entry.id,
      facts: { ...factsOf(entry, names), ...(what && { what }) },
      created_at: toIso(entry.recordedAt),
      read_at: index < EACH / 2 ? null : toIso(entry.recordedAt),
    }));
  });
  return { table: 'notice', rows };
}

/** Whom the running desk would have told, by its own rule. */
function toldOf(ticket: PaperTicket, { agents }: DemoPeople, watcherIds: readonly string[]): readonly Told[] {
  const { requesterId } = ticket.ticket;
  let assigneeId: string | null = null;
  let teamId: string | null = null;
  return ticket.log.flatMap((entry) => {
    const { changes, details, type, actorId } = entry;
    const previousTeamId = changes['teamId'] && teamId;
    if (changes['assigneeId']) assigneeId = changes['assigneeId'][1] as string | null;
    if (changes['teamId']) teamId = changes['teamId'][1] as string;
    const inTeam = (id: string | null | undefined) =>
      agents.filter(({ teams }) => teams.some((team) => team.id === id));
    const ids = (list: typeof agents) => list.map(({ id }) => id);
    const happening: Happening = {
      type,
      actorId,
      requesterId,
      followerId: null,
      assigneeId,
      teamMemberIds: ids(inTeam(teamId)),
      teamLeadIds: ids(inTeam(teamId).filter(({ lead }) => lead)),
      previousTeamLeadIds: ids(inTeam(previousTeamId).filter(({ lead }) => lead)),
      pendingReason: typeof details['reason'] === 'string' ? details['reason'] : null,
      returnedFromId: null,
      visitMoved: details['moved'] === true,
      escalatedTo: [],
      watcherIds,
      raisedPingPong: changes['crossings']?.[1] === ticketDomain.PING_PONG_CROSSINGS,
    };
    return tellings(happening).map((telling) => ({ ...telling, ticket, entry }));
  });
}

function factsOf(
  { type, actorId, details }: WrittenEntry,
  names: ReadonlyMap<string, string>,
): Record<string, unknown> {
  const { target, percent } = details;
  const from = type.startsWith('ticket.visit_') ? details['from'] : undefined;
  const actor = actorId === null ? undefined : names.get(actorId);
  return {
    ...(actor !== undefined && { actor }),
    ...(target !== undefined && { target }),
    ...(percent !== undefined && { percent }),
    ...(from !== undefined && { from }),
  };
}
