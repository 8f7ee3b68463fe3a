import { describe, expect, it } from '@jest/globals';
import { SMALLEST, SURVEYED } from './planted-city.js';
import { judgeGain, TRUTHS, WIDEST, type Judged } from './planted-gain.js';

/**
 * Few runs, as many as are quick; a thousand of each gain are in `npm run bench -- gain`. The bounds are those within which an
 * interval stays in all but one of a thousand such tests that holds the truth as often as it says.
 */
const sum = (judged: readonly Judged[], of: (one: Judged) => number) => judged.reduce((all, one) => all + of(one), 0);

describe('the interval of a planted gain', () => {
  it('holds it as often as it says, by positions, and is hardly wider than that of who knows the model', () => {
    const judged = judgeGain(SURVEYED, 40, { measures: ['positions'] });
    expect(judged.map(({ truth }) => truth)).toEqual([...TRUTHS]);
    // 189 of 200 are to be expected, give or take 3.
    expect(sum(judged, ({ held }) => held)).toBeGreaterThanOrEqual(178);
    expect(sum(judged, ({ held }) => held)).toBeLessThanOrEqual(199);
    for (const { width, oracle } of judged) expect(width / oracle).toBeLessThan(WIDEST);
    // The estimates lie on both sides of the truth.
    expect(Math.abs(sum(judged, ({ bias }) => bias) / judged.length)).toBeLessThan(0.04);
  });

  it('holds it by workload, with the fewest agents and days of which anything is said', () => {
    const judged = judgeGain(SMALLEST, 10, { oracleWorks: 150 });
    for (const measure of ['workloadGain', 'workloadFte']) {
      const ones = judged.filter((one) => one.measure === measure);
      // 48 of 50, give or take 2.
      expect(sum(ones, ({ held }) => held)).toBeGreaterThanOrEqual(43);
      expect(sum(ones, ({ width }) => width) / sum(ones, ({ oracle }) => oracle)).toBeLessThan(WIDEST);
    }
  });
});
