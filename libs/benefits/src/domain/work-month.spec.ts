import { Temporal } from 'temporal-polyfill';
import { hiddenWork } from '@desk/metrics';
import { DRAWN, type WorkCell } from './work-draws.js';
import { addShown, drawShown, type DrawnWork, type ShownWork } from './work-month.js';
import { measureWorkload } from './workload.js';

const date = (day: string): Temporal.PlainDate => Temporal.PlainDate.from(day);
const waves = new Map(['a', 'b', 'c', 'd'].map((id, index) => [id, index < 2 ? 1 : 2]));

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

const shown = (cells: readonly WorkCell[]): ShownWork => ({
  cells,
  firstLine: cells,
  all: { agents: [...new Set(cells.map(({ agentId }) => agentId))], days: new Set(cells.map(({ day }) => day)).size },
  hidden: [],
  withoutOnsite: [],
});
const secondLine = { seconds: 7, touches: 3, captured: 2, hidden: [] };
const hiddenOf = (cells: readonly WorkCell[]) =>
  hiddenWork(
    [...waves].map(([agencyId, wave]) => {
      const own = cells.filter((cell) => cell.agencyId === agencyId);
      const seconds = own.reduce((sum, cell) => sum + cell.seconds, 0);
      return { agencyId, wave, agents: [...new Set(own.map(({ agentId }) => agentId))], seconds };
    }),
  );

/** The months of the work, the named ones whole. */
function months(work: readonly WorkCell[], whole: readonly string[]): DrawnWork[] {
  return [...new Set(work.map(({ day }) => day.slice(0, 7)))].map((month) => {
    const cells = work.filter(({ day }) => day.startsWith(month));
    return drawShown(shown(cells), secondLine, whole.includes(month) ? hiddenOf(cells) : null);
  });
}

describe('the work of months', () => {
  const even = cells(90, () => ({ b: 10, d: 10 }));

  it('adds up to that of all days, drawn alike', () => {
    const whole = { from: date('2027-01-01'), to: date('2027-03-31') };
    const drawn = addShown(months(even, []));
    expect(drawn.secondLine).toEqual({ seconds: 21, touches: 9, captured: 6, hidden: [] });
    const result = measureWorkload(drawn.work, whole);
    expect(result).toMatchObject({ status: 'ok', agents: 20, days: 90, handlingHours: even.length });
    const all = drawShown(shown(even), secondLine, hiddenOf(even));
    const [sum, once] = [drawn.work, all.work].map(({ byAgency }) => byAgency.get(''));
    for (const of of DRAWN) {
      expect(sum?.[of].length).toBeGreaterThan(100);
      for (const [draw, value] of [...(sum?.[of] ?? [])].entries()) {
        expect(value / (once?.[of][draw] ?? 0)).toBeCloseTo(1, 4);
      }
    }
  });

  it('is the same to the last digit, however the rows came', () => {
    const uneven = even.map((cell, index) => ({ ...cell, seconds: 12_345 + ((index * 7919) % 30_011) }));
    const backwards = [...uneven].reverse();
    const drawn = (cells: readonly WorkCell[]): DrawnWork => drawShown(shown(cells), secondLine, hiddenOf(uneven));
    const [one, other] = [drawn(uneven), drawn(backwards)];
    expect(other.work).toEqual(one.work);
    expect([...other.parts.byAgency]).toEqual([...one.parts.byAgency]);
    expect([...other.work.captured]).toEqual([...one.work.captured]);
  });

  it('is shared between agencies in whole months alone, so that no period tells of its first or last days', () => {
    const [quarter, longer] = [
      months(
        even.filter(({ day }) => day < '2027-03-01'),
        ['2027-01', '2027-02'],
      ),
      months(
        even.filter(({ day }) => day < '2027-03-20'),
        ['2027-01', '2027-02'],
      ),
    ].map((drawn) => addShown(drawn ?? []));
    expect(longer?.parts).toEqual(quarter?.parts);
    expect(longer?.work.days).toBe((quarter?.work.days ?? 0) + 19);
    expect(addShown(months(even, [])).parts.days).toBe(0);
  });

  it('is not told of an agency for which few worked in any of the months, nor of what a sum less others would tell', () => {
    const work = cells(90, (day) => ({ b: day < '2027-03-01' ? 10 : 2, d: 10 }));
    const [first, second, third] = months(work, ['2027-01', '2027-02', '2027-03']) as [DrawnWork, DrawnWork, DrawnWork];
    expect(addShown([first, second]).untold).toEqual({ agencies: [], waves: [] });
    // The wave of b is told of, so another one of it is not.
    expect(addShown([first, second, third]).untold).toEqual({ agencies: ['a', 'b'], waves: [] });
  });
});
