import { describe, expect, it } from '@jest/globals';
import { faultsOf, linesOf, moved, NEW_RULE, withRule } from './rule-list.js';

const rules = ['a', 'b', 'c'].map((name) => ({ ...NEW_RULE, name }));
const names = (list: readonly { name: string }[]) => list.map(({ name }) => name).join('');

describe('the list of routing rules', () => {
  it.each([
    [0, 1, 'bac'],
    [2, -1, 'acb'],
    [2, -2, 'cab'],
    [0, -1, 'abc'],
    [2, 1, 'abc'],
    [7, 1, 'abc'],
  ])('moves the rule at %s by %s', (from, by, expected) => {
    expect(names(moved(rules, from, by))).toBe(expected);
  });

  it('puts a changed rule where it was and a new one at the end', () => {
    const changed = { ...NEW_RULE, name: 'ny' };
    expect(names(withRule(rules, 1, changed))).toBe('anyc');
    expect(names(withRule(rules, null, changed))).toBe('abcny');
  });

  it('knows a rule without a name, with that of another, and one that does nothing', () => {
    const vip = { ...NEW_RULE, name: 'a', effects: { ...NEW_RULE.effects, tags: ['vip'] } };
    expect(faultsOf(rules, null, NEW_RULE)).toEqual({ name: 'required', effects: 'required' });
    expect(faultsOf(rules, null, vip)).toEqual({ name: 'twice' });
    expect(faultsOf(rules, 0, vip)).toEqual({});
  });

  it('reads words one a line', () => {
    expect(linesOf(' vpn \n\n"AD"\nglemt passord')).toEqual(['vpn', '"AD"', 'glemt passord']);
  });
});
