import { decideRoute, holdsOneOf, type RoutingFacts, type RoutingRule } from './route.js';

const facts: RoutingFacts = {
  serviceId: 'print',
  agencyId: 'frogner',
  kind: 'incident',
  channel: 'portal',
  priority: 3,
  subject: 'Skriverne på skolen',
  description: 'Ingen får skrevet ut.',
  location: 'Rådhuset, 3. etasje',
};
const anything: RoutingRule = {
  name: 'alt',
  serviceId: null,
  agencyId: null,
  kind: null,
  channel: null,
  priority: null,
  words: null,
  locationWords: null,
  teamId: 'anywhere',
};

describe('where a new ticket goes', () => {
  it('is the pool without a rule, and the first rule that matches otherwise', () => {
    expect(decideRoute([], facts)).toBeNull();
    const rules = [
      { ...anything, name: 'nett', serviceId: 'network', teamId: 'network' },
      { ...anything, name: 'skriver', serviceId: 'print', teamId: 'print' },
      anything,
    ];
    expect(decideRoute(rules, facts)?.name).toBe('skriver');
  });

  it.each<[string, Partial<RoutingRule>, boolean]>([
    ['agency', { agencyId: 'frogner' }, true],
    ['another agency', { agencyId: 'sagene' }, false],
    ['kind', { kind: 'request' }, false],
    ['channel', { channel: 'portal' }, true],
    ['priority', { priority: 1 }, false],
    ['words', { words: ['vpn', 'skriver'] }, true],
    ['words elsewhere', { words: ['vpn'] }, false],
    ['location', { locationWords: ['RÅDHUSET'] }, true],
    ['all of several', { priority: 3, words: ['skolen'], locationWords: ['3. etasje'] }, true],
    ['one of several missing', { priority: 3, words: ['vpn'] }, false],
    ['no words at all', { words: [] }, false],
  ])('looks at %s', (_, conditions, expected) => {
    expect(decideRoute([{ ...anything, ...conditions }], facts) !== null).toBe(expected);
  });

  it('does not find a location where none is given', () => {
    expect(decideRoute([{ ...anything, locationWords: ['rådhuset'] }], { ...facts, location: null })).toBeNull();
  });
});

describe('words', () => {
  it('are found whatever their case, ending and surroundings, but not inside others', () => {
    expect(holdsOneOf('Får ikke på VPN-klienten!', ['vpn'])).toBe(true);
    expect(holdsOneOf('Åpningstider', ['ÅPNING'])).toBe(true);
    expect(holdsOneOf('Jeg glemte\npassord   mitt', ['glemte passord'])).toBe(true);
    expect(holdsOneOf('Underskriver', ['skriver'])).toBe(false);
    expect(holdsOneOf('noe', ['', '  '])).toBe(false);
  });
});
