import fc from 'fast-check';
import {
  agentFractionNeeded,
  agentsNeeded,
  averageWait,
  inverseErlangB,
  occupancy,
  serviceLevel,
  waitingProbability,
} from './erlang.js';
import { seededRandom } from './random.js';

/**
 * [erlangs, servers, share lost]: the example data of the "Blocking Probability Calculator",
 * https://codingace.net/maths/blocking_probability.html.
 */
const LOST = [
  [8, 10, 0.121661],
  [12, 10, 0.301925],
  [12, 14, 0.11721],
  [20, 18, 0.22126],
] as const;

describe('Erlang by published values', () => {
  it.each(LOST)('of %f erlangs at %i servers loses %f', (load, servers, lost) => {
    expect(1 / inverseErlangB(servers, load)).toBeCloseTo(lost, 6);
  });

  it('agrees with the worked example of call centres: 100 calls of three minutes in half an hour', () => {
    // "ErlangC: Solve Erlang-C Model" 0.1.0, https://rdocumentation.org/packages/ErlangC/versions/0.1.0
    const fourteen = { agents: 14, load: 10, handling: 180 };
    expect(waitingProbability(14, 10)).toBeCloseTo(0.1741319, 7);
    expect(serviceLevel(fourteen, 20)).toBeCloseTo(0.88835, 6);
    expect(averageWait(fourteen)).toBeCloseTo(7.83593701177724, 12);
    expect(occupancy(14, 10)).toBeCloseTo(0.7142857, 7);
    expect(waitingProbability(11, 10)).toBeCloseTo(0.6821182, 7);
    expect(serviceLevel({ ...fourteen, agents: 11 }, 20)).toBeCloseTo(0.3896138, 7);
    // pyworkforce 0.1.0, https://pypi.org/project/pyworkforce/0.1.0/: 80 % within 20 seconds
    expect(waitingProbability(14, 10)).toBeCloseTo(0.1741319335950498, 12);
    expect(serviceLevel(fourteen, 20)).toBeCloseTo(0.8883500191794669, 12);
    expect(agentsNeeded(10, { share: 0.8, within: 20, handling: 180 })).toBe(14);
  });

  it('needs as many agents as others have found', () => {
    // Test data of Math::Telephony::ErlangC 1.0.2, https://metacpan.org/pod/Math::Telephony::ErlangC:
    // 27.083 erlangs of 150 seconds take 34 for 94 % within 20 seconds, and for a mean of at most five seconds.
    expect(agentsNeeded(27.083, { share: 0.94, within: 20, handling: 150 })).toBe(34);
    expect(averageWait({ agents: 34, load: 27.083, handling: 150 })).toBeLessThanOrEqual(5);
    expect(averageWait({ agents: 33, load: 27.083, handling: 150 })).toBeGreaterThan(5);
  });
});

describe('Erlang at the edges', () => {
  const target = { share: 0.8, within: 60, handling: 600 };

  it('needs nobody for nothing, and says that a queue grows for ever', () => {
    expect(agentsNeeded(0, target)).toBe(0);
    expect(agentFractionNeeded(0, target)).toBe(0);
    expect(averageWait({ agents: 0, load: 0, handling: 600 })).toBe(0);
    expect(serviceLevel({ agents: 0, load: 0, handling: 600 }, 60)).toBe(1);
    expect(occupancy(0, 0)).toBe(0);
    for (const agents of [4, 5]) {
      expect(averageWait({ agents, load: 5, handling: 600 })).toBe(Number.POSITIVE_INFINITY);
      expect(serviceLevel({ agents, load: 5, handling: 600 }, 1e9)).toBe(0);
      expect(waitingProbability(agents, 5)).toBe(1);
    }
  });

  it('keeps its digits at thousands of erlangs', () => {
    // No table goes so far. Halfin and Whitt 1981 prove that n = a + β√a gives P → 1 ÷ (1 + β Φ(β) ÷ φ(β)); here β = 1.
    const [below, density] = [0.8413447460685429, Math.exp(-0.5) / Math.sqrt(2 * Math.PI)];
    for (const load of [1_000, 10_000, 100_000]) {
      expect(waitingProbability(load + Math.sqrt(load), load)).toBeCloseTo(1 / (1 + below / density), 1.6);
    }
    expect(agentsNeeded(5_000, target)).toBeGreaterThan(5_000);
    expect(waitingProbability(2_000, 10)).toBe(0);
  });
});

describe('Erlang by its properties', () => {
  const load = fc.double({ min: 0.001, max: 300, noNaN: true });
  const extra = fc.double({ min: 0.01, max: 20, noNaN: true });

  it('waits less with more agents and more with more load, for fractions too', () => {
    fc.assert(
      fc.property(load, extra, extra, (a, first, more) => {
        const fewer = waitingProbability(a + first, a);
        const many = waitingProbability(a + first + more, a);
        expect(many).toBeLessThanOrEqual(fewer + 1e-12);
        expect(fewer).toBeGreaterThanOrEqual(0);
        expect(fewer).toBeLessThanOrEqual(1);
        expect(waitingProbability(a + first + more, a + more)).toBeGreaterThanOrEqual(many - 1e-12);
      }),
    );
  });

  it('is what Erlang B says of those who would be turned away', () => {
    // C = B ÷ (1 − ρ (1 − B)), and B by its sum in logarithms.
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.double({ min: 0.01, max: 0.99, noNaN: true }), (n, rho) => {
        const a = n * rho;
        let [term, sum] = [1, 1];
        for (let k = 1; k <= n; k += 1) {
          term *= a / k;
          sum += term;
        }
        const b = term / sum;
        expect(waitingProbability(n, a)).toBeCloseTo(b / (1 - rho * (1 - b)), 9);
      }),
    );
  });

  it('continues the recursion between whole numbers, and meets the target with the fewest', () => {
    fc.assert(
      fc.property(load, fc.double({ min: 0, max: 0.999, noNaN: true }), (a, f) => {
        const [before, after] = [inverseErlangB(f, a), inverseErlangB(f + 1, a)];
        expect(after / (1 + ((f + 1) / a) * before)).toBeCloseTo(1, 9);
        // Between the two whole numbers that it lies between.
        expect(before).toBeGreaterThanOrEqual(1 - 1e-9);
        expect(before).toBeLessThanOrEqual(inverseErlangB(1, a) + 1e-9);
        // I(f + 1) by the integral alone, at half the step and by another way: ∫ e^(−u)(1 + u ÷ a)^(f+1) du.
        let sum = 0;
        for (let y = -30; y < 5; y += 0.05) sum += Math.exp(y - Math.exp(y)) * (1 + Math.exp(y) / a) ** (f + 1) * 0.05;
        expect(after / sum).toBeCloseTo(1, 6);
      }),
      { numRuns: 50 },
    );
    fc.assert(
      fc.property(load, fc.double({ min: 0.5, max: 0.99, noNaN: true }), (a, share) => {
        const target = { share, within: 60, handling: 600 };
        const whole = agentsNeeded(a, target);
        const fraction = agentFractionNeeded(a, target);
        expect(fraction).toBeGreaterThan(a);
        expect(fraction).toBeLessThanOrEqual(whole);
        expect(fraction).toBeGreaterThan(whole - 1 - 1e-3);
        const level = (agents: number) => serviceLevel({ agents, load: a, handling: 600 }, 60);
        expect(level(whole)).toBeGreaterThanOrEqual(share);
        if (whole - 1 > a) expect(level(whole - 1)).toBeLessThan(share);
      }),
      { numRuns: 50 },
    );
  });

  it('is what happens when such a queue is played', () => {
    const random = seededRandom('a queue');
    const [n, load] = [6, 4.5];
    const free = new Float64Array(n);
    let [at, waited, count, delayed] = [0, 0, 0, 0];
    for (let i = 0; i < 400_000; i += 1) {
      at += -Math.log(1 - random()) / load;
      let first = 0;
      for (let k = 1; k < n; k += 1) if ((free[k] ?? 0) < (free[first] ?? 0)) first = k;
      const start = Math.max(at, free[first] ?? 0);
      free[first] = start - Math.log(1 - random());
      if (i < 10_000) continue;
      count += 1;
      waited += start - at;
      delayed += Number(start > at);
    }
    expect(delayed / count).toBeCloseTo(waitingProbability(n, load), 1.7);
    expect(waited / count / averageWait({ agents: n, load, handling: 1 })).toBeCloseTo(1, 1);
  });
});
