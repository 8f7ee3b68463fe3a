import { compareAgencies, type CountedCell } from './compare-agencies.js';
import { normalsFrom, seededRandom, type Random } from './random.js';

/** Tickets of a quarter of a year of fifty agencies, from a small secretariat to a large district. */
const SIZES = Array.from({ length: 50 }, (_, n) => Math.round(4_000 / (1 + n * 0.9) ** 1.3) + 8);
/** Kinds of tickets, with how often they hit; agencies have them in different mixtures. */
const KINDS = [0.95, 0.9, 0.8, 0.7, 0.6, 0.5, 0.3, 0.1];

function binomial(n: number, p: number, random: Random): number {
  let hits = 0;
  for (let k = 0; k < n; k += 1) hits += Number(random() < p);
  return hits;
}

/** Many draws by the normal law, few one by one. */
function draw(n: number, p: number, random: Random, normal: () => number): number {
  if (n < 100) return binomial(n, p, random);
  return Math.min(n, Math.max(0, Math.round(n * p + Math.sqrt(n * p * (1 - p)) * normal())));
}

interface City {
  readonly random: Random;
  /** How much an agency differs in truth, on the logit scale. */
  readonly effect?: (agency: number) => number;
  /** Days of a bad or a good hand, alike for all agencies: their tickets go together. */
  readonly cluster?: number;
}

function city({ random, effect = () => 0, cluster = 0 }: City): CountedCell[] {
  const normal = normalsFrom(random);
  return SIZES.flatMap((size, agency) =>
    KINDS.map((p, kind) => {
      // A mixture of its own: large agencies have more of the easy kinds.
      const weight = 0.3 + random() + (agency < 10 && kind < 3 ? 2 : 0);
      const counted = Math.round((size * weight) / (KINDS.length * 1.2));
      const logit = Math.log(p / (1 - p)) + effect(agency) + cluster * normal();
      return {
        agency: `${agency}`,
        kind: `${kind}`,
        counted,
        hits: draw(counted, 1 / (1 + Math.exp(-logit)), random, normal),
      };
    }),
  );
}

/** In how many of so many cities somebody is named. */
function named(cities: number, seed: string, of: Omit<City, 'random'> = {}): number {
  let count = 0;
  for (let n = 0; n < cities; n += 1) {
    const { agencies } = compareAgencies(city({ random: seededRandom(`${seed} ${n}`), ...of }));
    if (agencies.some((one) => one.named !== null)) count += 1;
  }
  return count;
}

describe('compareAgencies', () => {
  // Of 2,000 such cities 1 % name somebody; a quarter of them says as much.
  it('names somebody in at most 5 % of 500 cities of fifty agencies that are alike', () => {
    expect(named(500, 'alike') / 500).toBeLessThanOrEqual(0.05);
  }, 60_000);

  it('does so too when tickets of a kind go together, which chance alone does not explain', () => {
    // Agencies alike, but what happens to a kind in an agency is common to its tickets.
    expect(named(200, 'in clusters', { cluster: 0.15 }) / 200).toBeLessThanOrEqual(0.05);
  }, 60_000);

  it('finds the agency that does differ, and in which direction', () => {
    let found = 0;
    for (let n = 0; n < 50; n += 1) {
      const effect = (agency: number) => (agency === 3 ? -0.8 : agency === 20 ? 1.5 : 0);
      const { agencies } = compareAgencies(city({ random: seededRandom(`differs ${n}`), effect }));
      const at = (agency: number) => agencies.find((one) => one.agency === `${agency}`);
      if (at(3)?.named === 'below') found += 1;
      expect(at(20)?.named).not.toBe('below');
    }
    expect(found).toBeGreaterThanOrEqual(48);
  }, 60_000);

  it('is not misled by what an agency has to do with', () => {
    // Twice as many hits, and for its kinds just what the city has.
    const cells = [
      { agency: 'easy', kind: 'a', counted: 900, hits: 810 },
      { agency: 'easy', kind: 'b', counted: 100, hits: 40 },
      { agency: 'hard', kind: 'a', counted: 100, hits: 90 },
      { agency: 'hard', kind: 'b', counted: 900, hits: 360 },
    ];
    const { agencies, share } = compareAgencies(cells);
    expect(share).toBeCloseTo(0.65, 9);
    for (const one of agencies) {
      expect(one.adjusted).toBeCloseTo(0.65, 9);
      expect(one.expected).toBeCloseTo(one.hits, 9);
      expect(one.named).toBeNull();
    }
  });

  it('has limits that hold the hits of an agency as often as they say, also for a handful of tickets', () => {
    // One agency of n among 5,000 alike, one kind, a share of 0.8: by counting the hypergeometric chances.
    for (const n of [5, 12, 60]) {
      const { agencies } = compareAgencies([
        { agency: 'one', kind: 'a', counted: n, hits: n },
        { agency: 'city', kind: 'a', counted: 5_000 - n, hits: 4_000 - n },
      ]);
      const [one] = agencies;
      if (one === undefined) throw new Error('nobody was compared');
      const { limits95, expected } = one;
      const [low, high] = [limits95.low, limits95.high].map((share) => Math.round((share / 0.8) * expected));
      let inside = 0;
      let chance = 1;
      // P(k) of hypergeometric(5000, 4000, n), from k = 0: C(1000, n) ÷ C(5000, n), then by ratios.
      for (let k = 0; k < n; k += 1) chance *= (1_000 - k) / (5_000 - k);
      for (let k = 0; k <= n; k += 1) {
        if (k >= (low ?? 0) && k <= (high ?? 0)) inside += chance;
        chance *= ((4_000 - k) * (n - k)) / ((k + 1) * (1_000 - n + k + 1));
      }
      expect(inside).toBeGreaterThanOrEqual(0.95);
      if (n === 60) expect(inside).toBeLessThan(0.98);
    }
  });

  it('says nothing of nothing, and judges nobody who has all there is', () => {
    expect(compareAgencies([])).toEqual({ counted: 0, share: null, dispersion: 1, agencies: [], tooSmall: 0 });
    expect(compareAgencies([{ agency: 'a', kind: 'x', counted: 0, hits: 0 }]).share).toBeNull();
    const alone = compareAgencies([{ agency: 'a', kind: 'x', counted: 40, hits: 3 }]);
    expect(alone.agencies[0]).toMatchObject({ hits: 3, expected: 3, named: null, adjusted: 0.075 });
    const none = compareAgencies([
      { agency: 'a', kind: 'x', counted: 40, hits: 0 },
      { agency: 'b', kind: 'x', counted: 10, hits: 0 },
      { agency: 'b', kind: 'y', counted: 10, hits: 10 },
    ]);
    for (const one of none.agencies) {
      expect(one.named).toBeNull();
      for (const value of [one.adjusted, one.limits95.low, one.limits95.high])
        expect(Number.isFinite(value)).toBe(true);
    }
  });
});
