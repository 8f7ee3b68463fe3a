import { Temporal } from 'temporal-polyfill';
import { seededRandom } from './random.js';
import { partsOfWork } from './work-parts.js';
import type { WorkCell } from './workload.js';

const date = (day: string): Temporal.PlainDate => Temporal.PlainDate.from(day);
const agencies = ['a', 'b', 'c', 'd'].map((id, index) => ({ id, wave: { number: index < 2 ? 1 : 2 } }));

/** Twenty agents work for `a` and `c` from the first of the year on, and those named for `b` and `d`. */
function cells(days: number, of: (day: string) => { readonly b: number; readonly d: number }): WorkCell[] {
  return Array.from({ length: days }, (_, n) => date('2027-01-01').add({ days: n }).toString()).flatMap((day) => {
    const work = (agencyId: string, agent: number): WorkCell => ({
      agentId: `p${String(agent).padStart(2, '0')}`,
      agencyId,
      day,
      seconds: 3600,
      touches: 10,
      captured: 8,
      stated: 0,
      removed: 0,
    });
    const { b, d } = of(day);
    return Array.from({ length: 20 }, (_, agent) => [
      work('a', agent),
      work('c', agent),
      ...(agent < b ? [work('b', agent)] : []),
      ...(agent < d ? [work('d', agent)] : []),
    ]).flat();
  });
}

function parts(work: readonly WorkCell[], [from, to]: readonly [string, string], today = '2027-06-15') {
  const period = { from: date(from), to: date(to) };
  return partsOfWork(work, agencies, { period, today }, { random: seededRandom('parts'), draws: 200 });
}

describe('partsOfWork', () => {
  it('shares the work of whole months alone, so that no period tells of its first or last days', () => {
    const work = cells(150, () => ({ b: 10, d: 10 }));
    const [quarter, longer] = [parts(work, ['2027-01-01', '2027-03-31']), parts(work, ['2026-12-17', '2027-04-20'])];
    expect(longer?.workload.handlingHours).toBe(quarter?.workload.handlingHours);
    expect(longer?.workload.days).toBe(90);
    expect(parts(work, ['2027-01-02', '2027-03-01'])).toBeNull();
    expect(parts(work, ['2027-01-01', '2027-03-31'], '2027-03-31')?.workload.days).toBe(59);
  });

  it('tells nothing of an agency for which few worked in any of the months, nor what a sum less others would tell', () => {
    const work = cells(90, (day) => ({ b: day < '2027-03-01' ? 10 : 2, d: 10 }));
    expect(parts(work, ['2027-01-01', '2027-02-28'])?.hidden).toEqual({ agencies: new Set(), waves: new Set() });
    const { hidden } = parts(work, ['2027-01-01', '2027-03-31']) ?? {};
    // The wave of b is shown, so another one of it goes as well.
    expect([...(hidden?.agencies ?? [])].sort()).toEqual(['a', 'b']);
    expect([...(hidden?.waves ?? [])]).toEqual([]);
  });
});
