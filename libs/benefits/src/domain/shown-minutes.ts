import { apportion } from './apportion.js';

/** Work in first line for an agency in the blocks of days of a month that are shown. */
export interface AgencyWork {
  /** Null: for agencies that bear nothing, and of days before one joined. */
  readonly agencyId: string | null;
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
 * The seconds that each agency bears. What an agency pays for minutes tells how many they were; so agencies for which fewer
 * than `least` agents worked bear, by their tickets, shares of what was done for all of them together, and that is again the
 * work of at least so many. The smallest others are taken in until it is; where nobody is left, nobody bears any.
 */
export function shownMinutes(work: readonly AgencyWork[], least: number): ShownMinutes {
  const worked = work.filter(({ agents }) => agents.length > 0).sort(bySize);
  const together = worked.filter(({ agents }) => agents.length < least);
  const alone = worked.filter(({ agents }) => agents.length >= least);
  const few = () => together.length === 1 || new Set(together.flatMap(({ agents }) => agents)).size < least;
  while (together.length > 0 && few()) {
    const next = alone.shift();
    if (next === undefined) return { minutes: 'hidden', seconds: new Map() };
    together.push(next);
  }
  const tickets = together.reduce((sum, one) => sum + one.tickets, 0);
  const seconds = together.reduce((sum, one) => sum + one.seconds, 0);
  // Without tickets all alike.
  const weight = (one: AgencyWork): number => (tickets === 0 ? 1 : one.tickets);
  const joint = apportion(
    together.map((one) => ({ key: one.agencyId ?? '', numerator: BigInt(seconds) * BigInt(weight(one)) })),
    BigInt(tickets || together.length || 1),
  );
  const borne: readonly (readonly [string, { readonly seconds: number; readonly joint: boolean }])[] = [
    ...alone.map((one) => [one.agencyId ?? '', { seconds: one.seconds, joint: false }] as const),
    ...[...joint].map(([agencyId, share]) => [agencyId, { seconds: Number(share), joint: true }] as const),
  ];
  return {
    minutes: together.length > 0 ? 'joint' : 'own',
    seconds: new Map(borne.filter(([agencyId]) => agencyId !== '')),
  };
}

const bySize = (a: AgencyWork, b: AgencyWork): number =>
  a.seconds - b.seconds || ((a.agencyId ?? '') < (b.agencyId ?? '') ? -1 : 1);
