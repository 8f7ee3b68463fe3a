import type { Actor } from './actor.js';

type Rule = (actor: Actor) => boolean;

const has =
  (role: Actor['roles'][number]): Rule =>
  (actor) =>
    actor.roles.includes(role);

/** Permissions that do not hang on one ticket. */
export const deskPolicy = {
  fileTicket: (a) => a.mayFile,
  fileForAnyone: has('agent'),
  workQueues: has('agent'),
  findPeople: (a) => a.homeAgencyId !== null || has('agent')(a),
  readReports: has('service_owner'),
  /** The figures of their own agency. */
  readAgencyReports: (a) => has('service_owner')(a) || a.contactAgencyIds.length > 0 || has('team_lead')(a),
  readAgency: (a) => a.contactAgencyIds.length > 0,
  administer: has('admin'),
  /** Opening hours are the administrator's and the service owner's. */
  editCalendars: (a) => has('admin')(a) || has('service_owner')(a),
  editDeclaration: has('service_owner'),
  /** Who may be told by them, and who answers for what they do. */
  readEscalationRules: (a) => has('service_owner')(a) || has('admin')(a) || has('team_lead')(a),
  /** Prepared answers and macros; their own ones everybody who uses them writes. */
  usePrepared: (a) => has('agent')(a) || has('admin')(a),
} as const satisfies Record<string, Rule>;

/** Personal ones are their owner's; shared ones the leads' and the administrator's, those of a team its leads'. */
export function mayEditPrepared(actor: Actor, { ownerId, teamId }: { ownerId: string | null; teamId: string | null }) {
  if (ownerId !== null) return ownerId === actor.id && deskPolicy.usePrepared(actor);
  if (has('admin')(actor)) return true;
  return teamId === null ? has('team_lead')(actor) : actor.teams.some((team) => team.id === teamId && team.lead);
}

/** A queue is read by its team, and by agents who serve every agency that the team serves. */
export function mayReadQueue(actor: Actor, team: { id: string; servedAgencyIds: readonly string[] }): boolean {
  if (!actor.roles.includes('agent')) return false;
  if (actor.teams.some((mine) => mine.id === team.id)) return true;
  return team.servedAgencyIds.every((id) => actor.servedAgencyIds.includes(id));
}

/** The agencies whose figures an actor reads: every one for a service owner, the served ones for a team lead, the own for a contact. */
export function reportAgencyIds(actor: Actor): readonly string[] {
  if (deskPolicy.readReports(actor)) return actor.agencyIds;
  const served = has('team_lead')(actor) ? actor.servedAgencyIds : [];
  return [...new Set([...actor.contactAgencyIds, ...served])];
}
