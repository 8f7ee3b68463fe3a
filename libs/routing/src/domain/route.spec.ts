import { describe, expect, it } from '@jest/globals';
import type { RoutingConditions } from '@desk/contracts';
import { compileRules, decideRoute, type RoutingFacts } from './route.js';
import { aRule } from './rule.example.js';
import { isTag, normalisedTags } from './tags.js';
import { holdsOneOf, implies, searched, wordPattern, type WordPattern } from './words.js';

const facts: RoutingFacts = {
  serviceId: 'print-id',
  agencyId: 'frogner-id',
  kind: 'incident',
  channel: 'portal',
  priority: 3,
  subject: 'Skriverne på skolen',
  description: 'Ingen får skrevet ut.',
  location: 'Rådhuset, 3. etasje',
};
const ids = {
  services: { print: 'print-id', network: 'network-id' },
  agencies: { frogner: 'frogner-id', sagene: 'sagene-id' },
  teams: { anywhere: 'anywhere-id' },
  skills: { skrivere: 'skrivere-id' },
};
const decided = (...rules: ReturnType<typeof aRule>[]) => decideRoute(compileRules(rules, ids), facts);

describe('where a new ticket goes', () => {
  it('is the pool without a rule, and what the first rule that matches says otherwise, and nothing of later ones', () => {
    expect(decided()).toBeNull();
    const first = aRule('skriver', { serviceKeys: ['print'] }, { priority: 2, tags: ['Utskrift '] });
    const later = aRule('alt', {}, { skill: { key: 'skrivere', level: 2 }, tags: ['alt'] });
    expect(decided(aRule('nett', { serviceKeys: ['network'] }), first, later)).toMatchObject({
      name: 'skriver',
      place: 1,
      teamId: 'anywhere-id',
      setPriority: 2,
      skill: null,
      tags: ['utskrift'],
    });
    expect(decided({ ...first, active: false }, later)).toMatchObject({
      place: 1,
      skill: { id: 'skrivere-id', level: 2 },
    });
  });

  it('is the pool also when the rule names no team, or one that is gone', () => {
    expect(decided(aRule('merkes', {}, { teamKey: null, tags: ['x'] }))).toMatchObject({ teamId: null, tags: ['x'] });
    expect(decided(aRule('borte', {}, { teamKey: 'gone' }))).toMatchObject({ teamId: null });
  });

  it.each<[string, Partial<RoutingConditions>, boolean]>([
    ['agency', { agencyKeys: ['sagene', 'frogner'] }, true],
    ['another agency', { agencyKeys: ['sagene'] }, false],
    ['an agency that is gone', { agencyKeys: ['gone'] }, false],
    ['kind', { kinds: ['request'] }, false],
    ['channel', { channels: ['phone', 'portal'] }, true],
    ['priority', { priorities: [1, 2] }, false],
    ['words', { words: ['vpn', 'skriver'] }, true],
    ['words elsewhere', { words: ['vpn'] }, false],
    ['a phrase over subject and description', { words: ['skolen ingen'] }, true],
    ['location', { locationWords: ['RÅDHUSET'] }, true],
    ['all of several', { priorities: [3], words: ['skolen'], locationWords: ['3. etasje'] }, true],
    ['one of several missing', { priorities: [3], words: ['vpn'] }, false],
  ])('looks at %s', (_, conditions, expected) => {
    expect(decided(aRule('en', conditions)) !== null).toBe(expected);
  });

  it('does not find a location where none is given', () => {
    const rules = compileRules([aRule('sted', { locationWords: ['rådhuset'] })], ids);
    expect(decideRoute(rules, { ...facts, location: null })).toBeNull();
  });
});

const patterns = (...words: string[]): WordPattern[] => words.flatMap((word) => wordPattern(word) ?? []);
const isIn = (text: string, ...words: string[]) => holdsOneOf(searched(text), patterns(...words));

describe('words', () => {
  it('are found whatever their case, ending and surroundings, but not inside others', () => {
    expect(isIn('Får ikke på VPN-klienten!', 'vpn')).toBe(true);
    expect(isIn('Åpningstider', 'ÅPNING')).toBe(true);
    expect(isIn('Jeg glemte\npassord   mitt', 'glemte passord')).toBe(true);
    expect(isIn('Underskriver', 'skriver')).toBe(false);
    expect(isIn('noe', '', '  ', '!?')).toBe(false);
  });

  it('in quotation marks stand alone', () => {
    expect(isIn('Ny adresse', '"AD"')).toBe(false);
    expect(isIn('Feil i AD.', '«ad»')).toBe(true);
    expect(isIn('AD', '"AD"')).toBe(true);
  });

  it('imply others that are found wherever they are', () => {
    expect(implies(patterns('skrivere', 'skriver'), patterns('skriv'))).toBe(true);
    expect(implies(patterns('skriv'), patterns('skriver'))).toBe(false);
    expect(implies(patterns('glemt passord'), patterns('passord'))).toBe(true);
    expect(implies(patterns('ad'), patterns('"ad"'))).toBe(false);
    expect(implies(patterns('"ad"'), patterns('ad'))).toBe(true);
  });
});

describe('tags', () => {
  it('are kept in small letters, each once, in one order', () => {
    expect(normalisedTags(['  VIP  kunde', 'bytte', 'vip kunde'])).toEqual(['bytte', 'vip kunde']);
    expect(['bytte av pc', 'v2.1', 'øst/vest'].map(isTag)).toEqual([true, true, true]);
    expect(['', '-x', 'a,b', '<b>', 'x'.repeat(41)].map(isTag)).toEqual([false, false, false, false, false]);
  });
});
