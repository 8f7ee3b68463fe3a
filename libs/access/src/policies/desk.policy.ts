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
  /** Each ticket asks its own policy as well. */
  changeInBulk: has('agent'),
  /** For themselves; with whom else is said where it is saved. */
  saveViews: (a) => has('agent')(a) || has('admin')(a),
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
} as const satisfies Record<string, Rule>;

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
