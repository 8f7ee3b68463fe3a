import { Temporal } from 'temporal-polyfill';
import { intervalOf } from './quantiles.js';
import { normalsFrom, seededRandom } from './random.js';
import { drawWork, type WorkCell } from './work-draws.js';
import { measureWorkload, workloadGain, type Workload } from './workload.js';

const period = { from: Temporal.PlainDate.from('2027-01-01'), to: Temporal.PlainDate.from('2027-12-31') };

function cells(
  agents: number,
  days: number,
  of: (agent: number, day: number) => Partial<WorkCell> = () => ({}),
): WorkCell[] {
  return Array.from({ length: agents * days }, (_, index) => {
    const [agent, day] = [index % agents, Math.floor(index / agents)];
    const iso = Temporal.PlainDate.from('2027-01-01').add({ days: day }).toString();
    return {
      agentId: `p${agent}`,
      agencyId: `a${agent % 5}`,
      day: iso,
      seconds: 3600,
      touches: 10,
      captured: 8,
      stated: 0,
      removed: 0,
      ...of(agent, day),
    };
  });
}

function workload(of: WorkCell[], utilisation?: number): Workload {
  const result = measureWorkload(drawWork(of), period, utilisation === undefined ? {} : { utilisation });
  if (result.status !== 'ok') throw new Error(result.status);
  return result;
}

describe('measureWorkload', () => {
  it('is hours over captured share over the hours of an FTE at the utilisation', () => {
    const result = workload(cells(30, 100, (agent) => ({ seconds: 3600 + 900 * ((agent % 3) - 1) })));
    expect(result.handlingHours).toBe(3000);
    expect(result.captureShare).toBeCloseTo(0.8, 12);
    const expected = 3000 / 0.8 / (1695 * 0.7);
    expect(result.fte.likely / expected).toBeCloseTo(1, 1);
    expect(result.fte.low).toBeLessThan(expected);
    expect(result.fte.high).toBeGreaterThan(expected);
  });

  it('takes the median of the same draws as its estimate', () => {
    const result = workload(cells(25, 60));
    expect(result.fte).toEqual(intervalOf(result.draws, 0.95));
  });

  it('does not take the times at which an agent works for a spread of the work', () => {
    // Half of them work half as much, all at the same pace: who does the work says nothing about how much there is.
    const { fte } = workload(
      cells(30, 60, (agent) => (agent % 2 === 0 ? {} : { seconds: 1800, touches: 5, captured: 4 })),
    );
    expect(fte.high / fte.low).toBeCloseTo(1, 1);
  });

  it('gives each agency its share, and all of it together', () => {
    const { agencies } = workload(cells(25, 60, (agent) => ({ seconds: agent % 5 === 0 ? 7200 : 3600 })));
    expect(agencies).toHaveLength(5);
    const shares = agencies.map((agency) => intervalOf(agency.shares, 0.95).likely);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 1);
    expect(shares[0]).toBeCloseTo(2 / 6, 1);
  });

  it('has no hours for days whose work is not shown', () => {
    const of = (daysShown: number) => measureWorkload(drawWork(cells(25, 60)), period, { daysShown });
    const [all, half] = [of(1), of(0.5)];
    if (all.status !== 'ok' || half.status !== 'ok') throw new Error('too few');
    expect(half.fte.likely).toBeCloseTo(2 * all.fte.likely, 9);
  });

  it('shows how it depends on utilisation', () => {
    const { fte, sensitivity } = workload(cells(25, 60));
    expect(sensitivity.map((line) => line.utilisation)).toEqual([0.6, 0.7, 0.8]);
    expect(sensitivity[0]?.fte.likely).toBeCloseTo((fte.likely * 0.7) / 0.6, 10);
    expect(sensitivity[1]?.fte).toEqual(fte);
    expect(workload(cells(25, 60), 0.6).fte.likely).toBeCloseTo(sensitivity[0]?.fte.likely ?? 0, 10);
  });

  it.each([
    [19, 100],
    [50, 39],
    [0, 0],
  ])('says that %d agents on %d days are too few', (agents, days) => {
    const result = measureWorkload(drawWork(cells(agents, days)), period);
    expect(result).toMatchObject({ status: 'insufficient_data', agents, days });
  });

  it('says so when no touch was captured', () => {
    const result = measureWorkload(drawWork(cells(30, 60, () => ({ captured: 0 }))), period);
    expect(result).toMatchObject({ status: 'insufficient_data', captureShare: 0 });
  });

  it('holds the true workload in at least 93 of 100 runs, agents and agency-days both differing', () => {
    const perCell = 1800;
    const [agents, days] = [30, 60];
    const truth = (perCell * agents * days) / 3600 / 0.8 / (1695 * 0.7);
    const normal = normalsFrom(seededRandom('two ways'));
    const lift = (spread: number): number => Math.exp(spread * normal() - (spread * spread) / 2);
    let held = 0;
    let width = 0;
    for (let run = 0; run < 100; run += 1) {
      const byAgent = Array.from({ length: agents }, () => lift(0.3));
      const byDay = new Map<string, number>();
      const work = cells(agents, days, (agent, day) => {
        const key = `${agent % 5} ${day}`;
        if (!byDay.has(key)) byDay.set(key, lift(0.4));
        return { seconds: perCell * (byAgent[agent] ?? 1) * (byDay.get(key) ?? 1) * lift(0.5) };
      });
      const result = measureWorkload(drawWork(work, `${run} `), period);
      if (result.status !== 'ok') throw new Error(result.status);
      if (result.fte.low <= truth && truth <= result.fte.high) held += 1;
      width += (result.fte.high - result.fte.low) / truth / 100;
    }
    expect(held).toBeGreaterThanOrEqual(93);
    expect(width).toBeLessThan(0.35);
  });
});

describe('workloadGain', () => {
  it('is one minus workload over baseline, wider than either alone', () => {
    const measured = workload(cells(30, 100));
    const certain = workloadGain(measured, new Float64Array(4000).fill(5));
    expect(certain.likely).toBeCloseTo(1 - measured.fte.likely / 5, 6);
    const normal = normalsFrom(seededRandom('baseline'));
    const uncertain = workloadGain(
      measured,
      Float64Array.from({ length: 4000 }, () => 5 * Math.exp(0.1 * normal())),
    );
    expect(uncertain.high - uncertain.low).toBeGreaterThan(certain.high - certain.low);
  });
});
