import type { EscalationRule } from '@desk/contracts';

export const NEW_RULE: EscalationRule = {
  name: '',
  active: true,
  target: 'resolution',
  serviceKey: null,
  priority: null,
  atPercent: 100,
  tell: ['team_lead'],
  tellPeople: [],
  reassignToTeam: null,
  raisePriorityTo: null,
};

type Rules = readonly EscalationRule[];

/** The rule one place up (-1) or down (1); as it was at either end. */
export function moved(rules: Rules, name: string, by: -1 | 1): EscalationRule[] {
  const from = rules.findIndex((rule) => rule.name === name);
  const to = from + by;
  if (from < 0 || to < 0 || to >= rules.length) return [...rules];
  const rest = rules.filter((_, index) => index !== from);
  return [...rest.slice(0, to), ...rules.slice(from, from + 1), ...rest.slice(to)];
}

/** The rule in the place of the one that was called `name`; at the end, where there is none of that name (any more). */
export function withRule(
  rules: Rules,
  name: string | null,
  rule: EscalationRule,
): { rules: EscalationRule[]; at: number } {
  const at = rules.findIndex((one) => one.name === name);
  if (at < 0) return { rules: [...rules, rule], at: rules.length };
  return { rules: rules.map((one, index) => (index === at ? rule : one)), at };
}

export const without = (rules: Rules, name: string): EscalationRule[] => rules.filter((rule) => rule.name !== name);
