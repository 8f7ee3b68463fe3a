import type { Actor } from '@desk/access';

/**
 * `ticketPolicy.read` as a condition on `ticket t`, for lists of tickets from several rooms. A story proves that both
 * answer the same. `bind` keeps a value as a parameter and answers its place.
 */
export function readable(actor: Actor, bind: (value: unknown) => string): string {
  const me = `${bind(actor.id)}::uuid`;
  const ids = (list: readonly string[]) => `any(${bind(list)}::uuid[])`;
  const rules = [
    `t.requester_id = ${me}`,
    `(t.filed_by_id = ${me} and not t.sensitive and t.agency_id = ${ids(actor.ownAgencyIds)})`,
  ];
  if (actor.roles.includes('agent')) {
    const teams = ids(actor.teams.map((team) => team.id));
    rules.push(`(t.agency_id = ${ids(actor.servedAgencyIds)} and (not t.sensitive or t.team_id = ${teams}))`);
  }
  if (actor.contactAgencyIds.length > 0) {
    rules.push(`(not t.sensitive and t.agency_id = ${ids(actor.contactAgencyIds)})`);
  }
  return `(${rules.join(' or ')})`;
}
