import { CITY_AGENCY_ID, ROLES, type Line, type Locale, type Role } from '@desk/contracts';
import type { Actor } from '../policies/actor.js';

/** What the tables say about one person today. */
export interface ActorFacts {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly locale: Locale;
  /** Given by name. */
  readonly given: readonly ('service_owner' | 'admin' | 'user_council')[];
  /** The membership in force today. `joined`: the agency has joined by today. */
  readonly home: { readonly agencyId: string; readonly pilot: boolean; readonly joined: boolean } | null;
  /** Agencies of every membership that has begun. */
  readonly employedBy: readonly string[];
  readonly contactFor: readonly string[];
  /** `serves` null: the team has no list of its own and serves all that can file. */
  readonly teams: readonly {
    readonly id: string;
    readonly key: string;
    readonly line: Line;
    readonly lead: boolean;
    readonly serves: readonly string[] | null;
  }[];
  /** Agencies that have joined, or in which a pilot runs: a ticket filed must have somebody who may take it. */
  readonly canFile: readonly string[];
  /** Every agency there is; looked up for service owners only. */
  readonly every: readonly string[] | null;
}

/** Everything that a permission may depend on, from what the tables say. */
export function assembleActor(facts: ActorFacts): Actor {
  const held = new Set<Role>(['employee', ...facts.given]);
  if (facts.teams.length > 0) held.add('agent');
  if (facts.teams.some((team) => team.lead)) held.add('team_lead');
  if (facts.contactFor.length > 0) held.add('agency_contact');

  const servedAgencyIds = unique(facts.teams.flatMap((team) => team.serves ?? facts.canFile));
  return {
    id: facts.id,
    username: facts.username,
    name: facts.name,
    locale: facts.locale,
    roles: ROLES.filter((role) => held.has(role)),
    homeAgencyId: facts.home?.agencyId ?? null,
    mayFile: facts.home !== null && (facts.home.joined || facts.home.pilot),
    ownAgencyIds: facts.employedBy,
    servedAgencyIds,
    contactAgencyIds: facts.contactFor,
    teams: facts.teams.map(({ id, key, line, lead }) => ({ id, key, line, lead })),
    agencyIds: held.has('service_owner')
      ? unique([CITY_AGENCY_ID, ...(facts.every ?? [])])
      : unique([CITY_AGENCY_ID, ...facts.employedBy, ...servedAgencyIds, ...facts.contactFor]),
  };
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}
