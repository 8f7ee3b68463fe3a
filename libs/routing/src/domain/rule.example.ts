import type { RoutingConditions, RoutingEffects, RoutingRule } from '@desk/contracts';

/** A rule for examples in tests: of everything, to the team `anywhere`, with what the example needs changed. */
export function aRule(
  name: string,
  conditions: Partial<RoutingConditions> = {},
  effects: Partial<RoutingEffects> = {},
): RoutingRule {
  return {
    name,
    active: true,
    conditions: {
      serviceKeys: [],
      agencyKeys: [],
      kinds: [],
      channels: [],
      priorities: [],
      words: [],
      locationWords: [],
      ...conditions,
    },
    effects: { teamKey: 'anywhere', priority: null, skill: null, tags: [], ...effects },
  };
}
