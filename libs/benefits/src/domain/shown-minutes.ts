import { apportion } from './apportion.js';

/** What first line did for an agency in the shown days of a month. */
export interface AgencyWork {
  readonly agencyId: string;
  readonly agents: readonly string[];
  readonly seconds: number;
  /** By what it bears joint work. */
  readonly tickets: number;
}

export interface ShownMinutes {
  /** Each agency's own · some agencies' together · not, there were too few agents. */
  readonly minutes: 'own' | 'joint' | 'hidden';
  readonly seconds: ReadonlyMap<string, { readonly seconds: number; readonly joint: boolean }>;
}

/**
 * The seconds that each agency bears. What an agency pays for minutes tells how many they were; so agencies whose work may not
 * be told bear, by their tickets, shares of what was done for all of them together. Where not even that may be told nobody
 * bears any.
 */
export function shownMinutes(
  work: readonly AgencyWork[],
  hidden: { readonly agencies: ReadonlySet<string>; readonly all: boolean },
): ShownMinutes {
  const worked = work.filter(({ agents }) => agents.length > 0);
  if (hidden.all) return { minutes: 'hidden', seconds: new Map() };
  const together = worked.filter(({ agencyId }) => hidden.agencies.has(agencyId));
  const tickets = together.reduce((sum, one) => sum + one.tickets, 0);
  const seconds = together.reduce((sum, one) => sum + one.seconds, 0);
  // Without tickets all alike.
  const weight = (one: AgencyWork): number => (tickets === 0 ? 1 : one.tickets);
  const joint = apportion(
    together.map((one) => ({ key: one.agencyId, numerator: BigInt(seconds) * BigInt(weight(one)) })),
    BigInt(tickets || together.length || 1),
  );
  const own = worked.filter(({ agencyId }) => !hidden.agencies.has(agencyId));
  return {
    minutes: together.length > 0 ? 'joint' : 'own',
    seconds: new Map<string, { seconds: number; joint: boolean }>([
      ...own.map(({ agencyId, seconds: did }) => [agencyId, { seconds: did, joint: false }] as const),
      ...[...joint].map(([agencyId, share]) => [agencyId, { seconds: Number(share), joint: true }] as const),
    ]),
  };
}
