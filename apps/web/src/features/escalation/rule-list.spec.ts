import { describe, expect, it } from '@jest/globals';
import { moved, NEW_RULE, withRule, without } from './rule-list.js';

const rules = ['a', 'b', 'c'].map((name) => ({ ...NEW_RULE, name }));
const names = (list: readonly { name: string }[]) => list.map(({ name }) => name).join('');

describe('the list of rules', () => {
  it.each([
    ['a', 1, 'bac'],
    ['c', -1, 'acb'],
    ['b', -1, 'bac'],
    ['a', -1, 'abc'],
    ['c', 1, 'abc'],
    ['x', 1, 'abc'],
  ] as const)('moves %s by %s to %s', (name, by, expected) => {
    expect(names(moved(rules, name, by))).toBe(expected);
  });

  it('puts a changed rule where it was, also under another name, and a new one at the end', () => {
    const changed = { ...NEW_RULE, name: 'ny' };
    const inPlace = withRule(rules, 'b', changed);
    expect([names(inPlace.rules), inPlace.at]).toEqual(['anyc', 1]);
    const atTheEnd = withRule(rules, null, changed);
    expect([names(atTheEnd.rules), atTheEnd.at]).toEqual(['abcny', 3]);
  });

  it('takes one out', () => {
    expect(names(without(rules, 'b'))).toBe('ac');
  });
});
