import { describe, expect, it } from '@jest/globals';
import { CHANNELS, PRIORITIES, TICKET_KINDS, type RoutingRule } from '@desk/contracts';
import fc from 'fast-check';
import { meets, without, type Box } from './boxes.js';
import { compileRules, decideRoute, type RoutingFacts } from './route.js';
import { routingWarnings } from './routing-warnings.js';
import { aRule } from './rule.example.js';

const SERVICES = ['print', 'net', 'fax', 'mail'];
const AGENCIES = ['frogner', 'sagene', 'alna'];
const WORDS = ['skriv', 'skriver', '"skriver"', 'glemt passord', 'passord', '"ad"', 'ad'];
const TEXTS = ['skriver', 'skriverne', 'glemt passord', 'passordet', 'ad', 'adresse', 'noe annet', ''];
/** `fax` is retired and `alna` is not served: no ticket is filed of either. */
const KNOWN = {
  services: new Map(SERVICES.map((key) => [key, { name: key, active: key !== 'fax' }])),
  agencies: new Map(AGENCIES.map((key) => [key, { name: key, served: key !== 'alna' }])),
  teams: new Map([['anywhere', { name: 'anywhere', serves: null }]]),
  skills: new Map<string, never>(),
};
const sameIds = (keys: readonly string[]) => Object.fromEntries(keys.map((key) => [key, key]));
const IDS = { services: sameIds(SERVICES), agencies: sameIds(AGENCIES), teams: sameIds(['anywhere']), skills: {} };

const some = <T>(values: readonly T[], most: number) => fc.subarray([...values], { maxLength: most });
const ruleArb: fc.Arbitrary<RoutingRule> = fc
  .record({
    serviceKeys: some(SERVICES, 3),
    agencyKeys: some(AGENCIES, 2),
    kinds: some(TICKET_KINDS, 3),
    channels: some(CHANNELS, 1),
    priorities: some(PRIORITIES, 4),
    words: some(WORDS, 2),
    locationWords: fc.oneof<fc.MaybeWeightedArbitrary<string[]>[]>(
      { weight: 5, arbitrary: fc.constant<string[]>([]) },
      { weight: 1, arbitrary: some(WORDS, 1) },
    ),
  })
  .map((conditions) => aRule('', conditions));
const listArb = fc
  .array(fc.tuple(ruleArb, fc.boolean(), fc.integer({ min: 1, max: 10 })), { maxLength: 8 })
  .map((rules) => rules.map(([rule, first, n], index) => ({ ...rule, name: `${index}`, active: first || n > 2 })));
const ticketArb: fc.Arbitrary<RoutingFacts> = fc.record({
  serviceId: fc.constantFrom('print', 'net', 'mail', 'new'),
  agencyId: fc.constantFrom('frogner', 'sagene', 'other'),
  kind: fc.constantFrom(...TICKET_KINDS),
  channel: fc.constantFrom(...CHANNELS),
  priority: fc.constantFrom(...PRIORITIES),
  subject: fc.constantFrom(...TEXTS),
  description: fc.constantFrom(...TEXTS),
  location: fc.option(fc.constantFrom(...TEXTS)),
});

describe('a rule that is said never to match', () => {
  it('matches no ticket, and there are such rules', () => {
    let said = 0;
    fc.assert(
      fc.property(listArb, fc.array(ticketArb, { minLength: 30, maxLength: 60 }), (rules, tickets) => {
        const never = new Set(
          routingWarnings(rules, KNOWN)
            .filter((one) => one.neverMatches)
            .map(({ rule }) => rule),
        );
        said += never.size;
        const compiled = compileRules(rules, IDS);
        for (const ticket of tickets) {
          const rule = decideRoute(compiled, ticket);
          if (rule && never.has(rule.place)) return false;
        }
        return true;
      }),
      { numRuns: 500 },
    );
    expect(said).toBeGreaterThan(50);
  });

  it('is every rule without words that no ticket of a full count comes by', () => {
    const cells = [...SERVICES, 'new'].flatMap((serviceId) =>
      [...AGENCIES, 'other'].flatMap((agencyId) =>
        TICKET_KINDS.flatMap((kind) =>
          CHANNELS.flatMap((channel) =>
            PRIORITIES.map((priority): RoutingFacts => {
              return { serviceId, agencyId, kind, channel, priority, subject: '', description: '', location: null };
            }),
          ),
        ),
      ),
    );
    const everything = {
      ...KNOWN,
      services: new Map(SERVICES.map((key) => [key, { name: key, active: true }])),
      agencies: new Map(AGENCIES.map((key) => [key, { name: key, served: true }])),
    };
    const wordless = listArb.map((rules) =>
      rules.map((rule) => ({ ...rule, conditions: { ...rule.conditions, words: [], locationWords: [] } })),
    );
    fc.assert(
      fc.property(wordless, (rules) => {
        const compiled = compileRules(rules, IDS);
        const met = new Set(cells.map((ticket) => decideRoute(compiled, ticket)?.place));
        const never = compiled.map(({ place }) => place).filter((place) => !met.has(place));
        const said = routingWarnings(rules, everything).filter((one) => one.neverMatches);
        expect([...new Set(said.map(({ rule }) => rule))]).toEqual(never);
      }),
      { numRuns: 60 },
    );
  });
});

describe('boxes', () => {
  const boxArb = fc.tuple(...Array.from({ length: 3 }, () => fc.bigInt(1n, 7n))).map((box): Box => box);
  const points = Array.from({ length: 27 }, (_, n) => [n % 3, Math.floor(n / 3) % 3, Math.floor(n / 9)]);
  const at = (point: readonly number[]): Box => point.map((value) => 1n << BigInt(value));

  it('without another are exactly the points that are not in it, each once', () => {
    fc.assert(
      fc.property(boxArb, boxArb, (box, cut) => {
        const left = without([box], cut) ?? [];
        for (const point of points.map(at)) {
          const wanted = meets(box, point) && !meets(cut, point);
          expect(left.filter((piece) => meets(piece, point)).length).toBe(wanted ? 1 : 0);
        }
      }),
    );
  });
});
