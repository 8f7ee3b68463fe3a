import type { RoutingRule } from '@desk/contracts';

export const NEW_RULE: RoutingRule = {
  name: '',
  active: true,
  conditions: {
    serviceKeys: [],
    agencyKeys: [],
    kinds: [],
    channels: [],
    priorities: [],
    words: [],
    locationWords: [],
  },
  effects: { teamKey: null, priority: null, skill: null, tags: [] },
};

type Rules = readonly RoutingRule[];

/** The rule at a place moved by some; as it was when that leads out of the list. */
export function moved(rules: Rules, from: number, by: number): Rules {
  const to = from + by;
  const rule = rules[from];
  if (!rule || to < 0 || to >= rules.length) return rules;
  return rules.toSpliced(from, 1).toSpliced(to, 0, rule);
}

/** With a rule in the place of one; at the end when `place` is null. */
export const withRule = (rules: Rules, place: number | null, rule: RoutingRule): Rules =>
  place === null ? [...rules, rule] : rules.with(place, rule);

/** What can be said of a rule without asking the desk. */
export interface RuleFaults {
  readonly name?: 'required' | 'twice';
  readonly effects?: 'required';
}

export function faultsOf(rules: Rules, place: number | null, { name, effects }: RoutingRule): RuleFaults {
  const isTwice = rules.some((one, index) => index !== place && one.name.trim() === name.trim());
  const doesNothing =
    effects.teamKey === null && effects.priority === null && effects.skill === null && effects.tags.length === 0;
  return {
    ...(name.trim() === '' ? { name: 'required' as const } : isTwice && { name: 'twice' as const }),
    ...(doesNothing && { effects: 'required' as const }),
  };
}

/** Words as they are typed, one a line; empty lines are none. */
export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

export const areSame = (one: Rules, other: Rules): boolean => isSame(one, other);
