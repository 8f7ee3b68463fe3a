import type { Actor } from './actor.js';
import { reportAgencyIds } from './desk.policy.js';

/** What permissions on a ticket depend on. */
export interface TicketSubject {
  readonly agencyId: string;
  readonly requesterId: string;
  readonly filedById: string;
  readonly teamId: string;
  readonly line: 'first' | 'second' | 'onsite';
  readonly sensitive: boolean;
}

type Rule = (actor: Actor, ticket: TicketSubject) => boolean;

const requester: Rule = (a, t) => a.id === t.requesterId;
/**
 * Who filed it for a colleague follows it, until it is marked sensitive. Agents who filed it from a call are agents to it.
 */
const follower: Rule = (a, t) => a.id === t.filedById && a.ownAgencyIds.includes(t.agencyId) && !t.sensitive;
const own: Rule = (a, t) => requester(a, t) || follower(a, t);
const inTeam: Rule = (a, t) => a.teams.some((team) => team.id === t.teamId);

/** Agents serve the agencies of their teams, never their own ticket, and a sensitive one only in its team. */
const agent: Rule = (a, t) =>
  a.roles.includes('agent') &&
  a.servedAgencyIds.includes(t.agencyId) &&
  !requester(a, t) &&
  (!t.sensitive || inTeam(a, t));

/** Whoever answers for the figures of an agency. */
const figures: Rule = (a, t) => reportAgencyIds(a).includes(t.agencyId);

const contact: Rule = (a, t) => a.contactAgencyIds.includes(t.agencyId) && !t.sensitive;

/** Every permission on tickets. What the state of the ticket allows is another question: see its table of moves. */
export const ticketPolicy = {
  read: (a, t) => own(a, t) || agent(a, t) || contact(a, t),
  /** Its clocks in times and states alone; also behind the figures. */
  readClocks: (a, t) => own(a, t) || agent(a, t) || contact(a, t) || figures(a, t),
  /** The log with everything in it, reasons between agents included. */
  readInternal: agent,
  readNotes: agent,
  readHandling: agent,
  /** What else is like it, and how that was resolved. */
  readSimilar: agent,
  message: (a, t) => own(a, t) || agent(a, t),
  note: agent,
  watch: agent,
  /** Plan, make and read visits. */
  visit: agent,
  update: agent,
  take: agent,
  release: agent,
  assign: agent,
  transfer: agent,
  escalate: agent,
  handBack: agent,
  pend: agent,
  resume: agent,
  resolve: agent,
  reopen: (a, t) => own(a, t) || agent(a, t),
  // The requester's side confirms; an agent who filed it from a call is no requester.
  close: (a, t) => own(a, t) && !agent(a, t),
  cancel: (a, t) => own(a, t) || agent(a, t),
} as const satisfies Record<string, Rule>;

export type TicketAction = keyof typeof ticketPolicy;

/** For whom an actor may file: agents for anyone, others for themselves and colleagues of their agency. */
export function mayFileFor(actor: Actor, requester: { id: string; agencyId: string }): boolean {
  if (requester.id === actor.id) return true;
  if (actor.roles.includes('agent') && actor.servedAgencyIds.includes(requester.agencyId)) return true;
  return actor.homeAgencyId === requester.agencyId;
}
