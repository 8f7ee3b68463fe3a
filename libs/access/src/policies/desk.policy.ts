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
  /** How far handling time can be trusted, over the whole city: for everybody the same sums. */
  readHandlingFigures: (a) => has('service_owner')(a) || has('team_lead')(a),
  /** What-if and back-test of first line's staffing: sums over the whole city, for everybody the same. */
  planStaffing: (a) => has('service_owner')(a) || has('team_lead')(a),
  readAgency: (a) => a.contactAgencyIds.length > 0,
  administer: has('admin'),
  /** Opening hours are the administrator's and the service owner's. */
  editCalendars: (a) => has('admin')(a) || has('service_owner')(a),
  editDeclaration: has('service_owner'),
  /** Who else handles tickets, what they can, and whether they are there. */
  seeAgents: (a) => has('agent')(a) || has('admin')(a),
  /** The catalogue of skills; who has them is for the lead of each agent to say. */
  editSkills: (a) => has('admin')(a) || has('team_lead')(a),
  /** Who may be told by them, and who answers for what they do. */
  readEscalationRules: (a) => has('service_owner')(a) || has('admin')(a) || has('team_lead')(a),
  /** What second line needs to be told is said by who leads a team. */
  readEscalationFields: (a) => has('agent')(a) || has('admin')(a),
  editEscalationFields: (a) => has('admin')(a) || has('team_lead')(a),
  /** Team leads answer for what comes to their team. */
  readRoutingRules: (a) => has('admin')(a) || has('service_owner')(a) || has('team_lead')(a),
  /** Zero points: entered by who onboards the agencies or answers for the figures. */
  editBaselines: (a) => has('admin')(a) || has('service_owner')(a),
  readBaselines: (a) => has('admin')(a) || has('service_owner')(a) || a.contactAgencyIds.length > 0,
  /** Price lists: of who answers for the service, and who sets it up. */
  editPrices: (a) => has('admin')(a) || has('service_owner')(a),
  /** What agencies bear, and by which prices; contacts see that of their own. */
  readShowback: (a) => has('admin')(a) || has('service_owner')(a) || a.contactAgencyIds.length > 0,
  answerShowback: has('service_owner'),
  /** How it goes: every employee; whether anybody else who can sign in may is a setting of the desk. */
  readOpenResults: (a) => a.homeAgencyId !== null || a.roles.length > 1,
  /** What is published, known weaknesses, and what of the suggestions is not shown. */
  editOpenResults: has('service_owner'),
  /** Suggestions are the employees', of whatever agency. */
  propose: (a) => a.homeAgencyId !== null,
  /** The user council prioritises, and so may who answers for the service. */
  rankSuggestions: (a) => has('user_council')(a) || has('service_owner')(a),
  /** Who sits in it: what the council may, the service owner may as well. */
  editCouncil: (a) => has('admin')(a) || has('service_owner')(a),
  /** Positions of the joint first line are entered by the same. */
  editPositions: (a) => has('admin')(a) || has('service_owner')(a),
  readPositions: (a) => has('admin')(a) || has('service_owner')(a) || a.contactAgencyIds.length > 0,
  /** What is expected of centralising, and what it costs. */
  readBenefitPlan: has('service_owner'),
  editBenefitPlan: has('service_owner'),
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

/** How a team is staffed is set by its leads and by administrators. */
export function mayStaffTeam(actor: Actor, teamId: string): boolean {
  return has('admin')(actor) || actor.teams.some((team) => team.id === teamId && team.lead);
}

/** Whoever works in a team sees who else does, and how they are staffed. */
export function mayReadStaffing(actor: Actor, teamId: string): boolean {
  return mayStaffTeam(actor, teamId) || actor.teams.some((team) => team.id === teamId);
}

/** An agent is staffed by the leads of the teams in which they work. */
export function mayStaffAgent(actor: Actor, agent: { readonly teams: readonly { readonly id: string }[] }): boolean {
  return has('admin')(actor) || agent.teams.some(({ id }) => mayStaffTeam(actor, id));
}

/** Contacts see the zero point of their own agency. */
export function mayReadBaseline(actor: Actor, agencyId: string): boolean {
  return deskPolicy.editBaselines(actor) || actor.contactAgencyIds.includes(agencyId);
}

/** The agencies whose costs an actor reads; null: all. */
export function showbackAgencyIds(actor: Actor): readonly string[] | null {
  return deskPolicy.editPrices(actor) ? null : actor.contactAgencyIds;
}

/** What an agency has kept is declared by its contact as well; the joint first line is not theirs. `null`: of the city. */
export function mayChangePosition(actor: Actor, agencyId: string | null): boolean {
  return deskPolicy.editPositions(actor) || (agencyId !== null && actor.contactAgencyIds.includes(agencyId));
}

/** An improvement action is read and carried out by its owner, whoever that is. */
export function mayCarryOut(actor: Actor, ownerId: string | null): boolean {
  return deskPolicy.editBenefitPlan(actor) || (ownerId !== null && ownerId === actor.id);
}

/** The agencies whose figures an actor reads: every one for a service owner, the served ones for a team lead, the own for a contact. */
export function reportAgencyIds(actor: Actor): readonly string[] {
  if (deskPolicy.readReports(actor)) return actor.agencyIds;
  const served = has('team_lead')(actor) ? actor.servedAgencyIds : [];
  return [...new Set([...actor.contactAgencyIds, ...served])];
}
