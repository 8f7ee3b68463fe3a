import fc from 'fast-check';
import { shownDays, wholeDays, type DayOfWork } from './shown-days.js';

const AGENTS = Array.from({ length: 9 }, (_, index) => `p${index}`);
const dayOf = (n: number): string => new Date(Date.UTC(2027, 0, 1 + n)).toISOString().slice(0, 10);
const DAYS = 75;
const WHOLE = { from: dayOf(0), to: dayOf(DAYS), today: dayOf(DAYS) };
const worked = fc
  .array(fc.subarray(AGENTS, { maxLength: 6 }), { minLength: DAYS, maxLength: DAYS })
  .map((days) => days.map((agents, n): DayOfWork => ({ day: dayOf(n), agents })));
const period = fc
  .tuple(fc.nat(DAYS), fc.nat(DAYS))
  .map(([a, b]) => ({ from: dayOf(Math.min(a, b)), to: dayOf(Math.max(a, b)) }));

/** As they are asked for: from the first of the month on, and no further than the period. */
const asked = (days: readonly DayOfWork[], { from, to }: { readonly from: string; readonly to: string }) =>
  days.filter(({ day }) => day >= `${from.slice(0, 7)}-01` && day <= to);

describe('shownDays', () => {
  it('shows blocks of at least five agents, each day in one of them', () => {
    fc.assert(
      fc.property(worked, (days) => {
        const blocks = shownDays(days, WHOLE);
        const agentsOf = (day: string): readonly string[] => days.find((one) => one.day === day)?.agents ?? [];
        for (const block of blocks) expect(new Set(block.flatMap(agentsOf)).size).toBeGreaterThanOrEqual(5);
        expect(new Set(blocks.flat()).size).toBe(blocks.flat().length);
      }),
    );
  });

  it('leaves, between any two periods, only whole blocks: whoever subtracts learns of five agents at least', () => {
    fc.assert(
      fc.property(worked, period, period, (days, one, other) => {
        const all = new Set(shownDays(days, WHOLE).map(String));
        const [a, b] = [one, other].map((of) => shownDays(asked(days, of), { ...of, today: WHOLE.today }).map(String));
        for (const block of [...(a ?? []), ...(b ?? [])]) expect(all.has(block)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('never shows a block otherwise when days have gone by', () => {
    fc.assert(
      fc.property(worked, fc.nat(DAYS), fc.nat(DAYS), (days, a, b) => {
        const [earlier, later] = [Math.min(a, b), Math.max(a, b)].map((n) =>
          shownDays(days, { ...WHOLE, today: dayOf(n) }).map(String),
        );
        expect(later?.slice(0, earlier?.length)).toEqual(earlier);
      }),
    );
  });

  it('shows nothing of a day that is not over, nor of the rest of a month', () => {
    const five = AGENTS.slice(0, 5);
    const days = [
      { day: '2027-01-30', agents: five },
      { day: '2027-01-31', agents: AGENTS.slice(0, 4) },
      { day: '2027-02-01', agents: five },
      { day: '2027-02-02', agents: five },
    ];
    expect(shownDays(days, { from: '2027-01-01', to: '2027-02-28', today: '2027-02-02' })).toEqual([
      ['2027-01-30'],
      ['2027-02-01'],
    ]);
  });

  it('shows, of parts, only what leaves nobody or five of each of them, in whole blocks of the whole', () => {
    const parted = fc.tuple(worked, fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }));
    fc.assert(
      fc.property(parted, period, ([days, left], of) => {
        const split = days.map(({ day, agents }) => {
          const parts = [true, false].map((side) => agents.filter((agent) => left[AGENTS.indexOf(agent)] === side));
          return { day, agents, parts };
        });
        const whole = shownDays(days, WHOLE);
        const all = shownDays(split, WHOLE);
        for (const block of all) {
          const own = whole.filter((one) => one.some((day) => block.includes(day)));
          expect(own.flat()).toEqual(block);
          for (const side of [0, 1]) {
            const who = new Set(
              split.filter(({ day }) => block.includes(day)).flatMap(({ parts }) => parts[side] ?? []),
            );
            expect(who.size === 0 || who.size >= 5).toBe(true);
          }
        }
        const known = new Set(all.map(String));
        for (const block of shownDays(asked(split, of), { ...of, today: WHOLE.today })) {
          expect(known.has(String(block))).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('wholeDays', () => {
  it('keeps the days on which all of each work is shown, and cuts no block', () => {
    fc.assert(
      fc.property(worked, worked, (one, other) => {
        const works = [one, other].map((days) => ({
          days: days.filter(({ agents }) => agents.length > 0).map(({ day }) => day),
          blocks: shownDays(days, WHOLE),
        }));
        const kept = wholeDays(works);
        for (const { days, blocks } of works) {
          const whole = blocks.filter((block) => block.every((day) => kept.has(day)));
          expect(whole.flat()).toEqual(days.filter((day) => kept.has(day)));
        }
      }),
    );
  });

  it('loses no day without need', () => {
    const work = (...blocks: string[][]) => ({ days: blocks.flat(), blocks });
    expect([...wholeDays([work(['01'], ['02', '03'], ['05']), work(['01'], ['03'])])].sort()).toEqual([
      '01',
      '02',
      '03',
      '05',
    ]);
    const short = { days: ['03', '04', '05'], blocks: [['04', '05']] };
    expect([...wholeDays([work(['01'], ['02', '03'], ['04'], ['05']), short])].sort()).toEqual(['01', '04', '05']);
  });
});
