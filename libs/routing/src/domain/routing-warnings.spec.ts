import { describe, expect, it } from '@jest/globals';
import type { RoutingRule } from '@desk/contracts';
import { routingFaults } from './routing-faults.js';
import { routingWarnings, type RoutingKnown } from './routing-warnings.js';
import { aRule } from './rule.example.js';

const KNOWN: RoutingKnown = {
  services: new Map([
    ['print', { name: 'Utskrift', active: true }],
    ['fax', { name: 'Faks', active: false }],
  ]),
  agencies: new Map([
    ['frogner', { name: 'Bydel Frogner', served: true }],
    ['sagene', { name: 'Bydel Sagene', served: false }],
  ]),
  teams: new Map([
    ['anywhere', { name: 'Førstelinje', serves: null }],
    ['west', { name: 'Vest', serves: new Set(['sagene']) }],
  ]),
  skills: new Map([['skrivere', { name: 'Skrivere', active: false }]]),
};
const warned = (...rules: RoutingRule[]) =>
  routingWarnings(rules, KNOWN).map(({ rule, code, neverMatches, values }) => [rule, code, neverMatches, values]);

describe('warnings of routing rules', () => {
  it('are none for rules that each have tickets of their own', () => {
    expect(
      warned(
        aRule('haster', { priorities: [1] }),
        aRule('skriver', { serviceKeys: ['print'], words: ['papir'] }),
        aRule('resten av utskrift', { serviceKeys: ['print'] }),
        aRule('alt', {}),
      ),
    ).toEqual([]);
  });

  it('name the rule that contradicts one, whatever the order of what it says', () => {
    const one = aRule('en', { words: ['VPN', 'nett'], priorities: [1, 2] });
    const other = aRule('to', { words: ['nett', 'vpn'], priorities: [2, 1] }, { priority: 1 });
    expect(warned(one, other)).toEqual([[1, 'contradicts', true, { other: 'en' }]]);
    expect(warned(one, { ...one, name: 'en til' })).toEqual([[1, 'covered', true, { other: 'en' }]]);
    expect(warned({ ...one, active: false }, other)).toEqual([]);
  });

  it('say which rules above take all tickets of one, together', () => {
    const rules = [
      aRule('lav', { priorities: [3, 4] }),
      aRule('annet', { serviceKeys: ['fax'], kinds: ['request'] }),
      aRule('høy', { priorities: [1, 2], serviceKeys: ['print'] }),
      aRule('utskrift', { serviceKeys: ['print'], words: ['papir'] }),
    ];
    expect(warned(...rules).filter(([rule]) => rule === 3)).toEqual([[3, 'covered', true, { other: 'lav, høy' }]]);
    expect(warned(aRule('skriv', { words: ['skriv'] }), aRule('skriver', { words: ['skriver', 'skrivere'] }))).toEqual([
      [1, 'covered', true, { other: 'skriv' }],
    ]);
    expect(warned(aRule('skriver', { words: ['skriver'] }), aRule('skriv', { words: ['skriv'] }))).toEqual([]);
  });

  it('tell of what is retired, gone, or does not fit together', () => {
    expect(
      warned(
        aRule('faks', { serviceKeys: ['fax'], agencyKeys: ['sagene'] }),
        aRule('borte', { serviceKeys: ['gone'] }, { teamKey: 'gone' }),
        aRule('vest', { agencyKeys: ['frogner'] }, { teamKey: 'west', skill: { key: 'skrivere', level: 1 } }),
      ),
    ).toEqual([
      [0, 'retired_service', false, { service: 'Faks' }],
      [0, 'agency_not_served', true, { agency: 'Bydel Sagene' }],
      [1, 'retired_service', true, { service: 'gone' }],
      [1, 'retired_team', false, { team: 'gone' }],
      [2, 'team_does_not_serve', false, { team: 'Vest', agency: 'Bydel Frogner' }],
      [2, 'retired_skill', false, { skill: 'Skrivere' }],
    ]);
  });

  it('take no long time for many rules about everything', () => {
    const many = Array.from({ length: 300 }, (_, index) =>
      aRule(`${index}`, {
        serviceKeys: [`s${index % 40}`, `s${(index * 7) % 40}`],
        agencyKeys: [`a${index % 50}`, `a${(index * 11) % 50}`],
        priorities: [((index % 4) + 1) as 1],
      }),
    );
    const begin = performance.now();
    routingWarnings(many, KNOWN);
    expect(performance.now() - begin).toBeLessThan(5_000);
  });
});

describe('faults of routing rules', () => {
  it('stand at their fields', () => {
    const faults = routingFaults(
      [
        aRule('en', { serviceKeys: ['gone'], agencyKeys: ['gone'], words: ['!'] }),
        aRule('en', {}, { teamKey: 'gone', skill: { key: 'gone', level: 1 }, tags: ['a,b', 'X', 'x '] }),
        aRule(' ', {}, { teamKey: null }),
      ],
      KNOWN,
    );
    expect(faults.map(({ pointer, code }) => [pointer, code])).toEqual([
      ['/rules/0/conditions/serviceKeys/0', 'unknown_service'],
      ['/rules/0/conditions/agencyKeys/0', 'unknown_agency'],
      ['/rules/0/conditions/words/0', 'required'],
      ['/rules/1/name', 'twice'],
      ['/rules/1/effects/teamKey', 'unknown_team'],
      ['/rules/1/effects/skill', 'unknown_skill'],
      ['/rules/1/effects/tags/0', 'not_a_tag'],
      ['/rules/1/effects/tags/2', 'twice'],
      ['/rules/2/name', 'required'],
      ['/rules/2/effects/teamKey', 'required'],
    ]);
  });
});
