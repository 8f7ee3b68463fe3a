import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { USE_BOUNDS } from '@desk/contracts';
import type { GainMonth, Interval, Locale } from '@desk/contracts';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Drawing } from './drawing.js';
import {
  attainmentDrawing,
  funnelDrawing,
  gainDrawing,
  gainMonthsDrawing,
  headlineDrawing,
  limitUseDrawing,
  moneyDrawing,
  partsDrawing,
  planDrawing,
  sensitivityDrawing,
  showbackDrawing,
  staffingDrawing,
  trendDrawing,
  wavesDrawing,
} from './index.js';
import { GRID_LINE, PALETTE, PARTS } from './palette.js';
import { sayIn } from './say.js';
import { renderSvg } from './server.js';

const band = { low: 0.1, high: 0.2 };
const of = (low: number, likely: number, high: number): Interval => ({ low, likely, high });
const limits = (low: number, high: number) => ({
  limits95: { low, high },
  limits998: { low: low - 0.05, high: high + 0.05 },
});
const month = (name: string, gain: Interval | null): GainMonth => ({
  month: name,
  from: `${name}-01`,
  to: `${name}-28`,
  agencies: gain ? 3 : 0,
  fteNow: 40,
  gain,
});

/** The words of a picture in their order. Broken lines are several. */
const saidBy = (svg: string): string[] =>
  [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, said = '']) => said.replaceAll(/\s/g, ' '));

const drawn = (drawing: Drawing, width = 900): string => {
  const svg = renderSvg(drawing, { width });
  if (svg === null) throw new Error(`nothing is drawn: ${drawing.summary}`);
  return svg;
};

/** As a browser would refuse it: every element is closed, nothing bare stands in a text. */
function expectWellFormed(svg: string): void {
  const open: string[] = [];
  const bare = svg.replaceAll(/<!\[CDATA\[[\s\S]*?\]\]>/g, '');
  for (const [, closing, name, own] of bare.matchAll(/<(\/?)([a-zA-Z]+)(?:\s[^<>]*?)?(\/?)>/g)) {
    if (closing) expect(open.pop()).toBe(name);
    else if (!own) open.push(name ?? '');
  }
  expect(open).toEqual([]);
  expect(bare.replaceAll(/<[^<>]*>/g, '')).not.toMatch(/[<>]|&(?!(?:amp|lt|gt|quot|#39);)/);
}

const everything = (locale: Locale): readonly Drawing[] => [
  gainDrawing(
    { band, gain: { perEmployee: of(0.06, 0.12, 0.17), raw: of(-0.02, 0.08, 0.15), byVolume: null } },
    locale,
  ),
  gainMonthsDrawing({ band, months: [month('2026-12', null), month('2027-01', of(0.05, 0.1, 0.2))] }, locale),
  wavesDrawing(
    {
      band,
      gain: { perEmployee: of(0.06, 0.12, 0.17), raw: null, byVolume: null },
      waves: [
        {
          wave: 1,
          name: 'Pulje 1',
          joinsOn: '2026-01-01',
          agencies: 3,
          expectedFte: of(1, 2, 3),
          fteNow: null,
          gain: of(-3, -2, -1),
        },
      ],
    },
    locale,
  ),
  partsDrawing(
    {
      whole: 3.2,
      restIsUtilisation: true,
      parts: [
        { factor: 'volume', fte: -1.2, ratio: 1.1 },
        { factor: 'rest', fte: 4.4, ratio: 0.8 },
      ],
    },
    locale,
  ),
  sensitivityDrawing(
    {
      utilisation: 0.7,
      sensitivity: [
        { utilisation: 0.6, fte: 44 },
        { utilisation: 0.7, fte: 38.4 },
      ],
    },
    locale,
  ),
  moneyDrawing(
    [
      { name: '2026', net: of(-1e6, 2e6, 5e6), plan: 3e6 },
      { name: null, net: of(0, 0, 0), plan: 0 },
    ],
    locale,
  ),
  planDrawing(
    [
      { month: '2026-01', plan: null, actual: null },
      { month: '2026-02', plan: 4, actual: of(1.5, 2.5, 3.8) },
      { month: '2026-03', plan: 9, actual: null },
    ],
    2026,
    locale,
  ),
  limitUseDrawing(
    {
      bounds: [...USE_BOUNDS],
      items: [{ target: 'resolution', counts: [...USE_BOUNDS, 3], open: 2 }],
    },
    'resolution',
    locale,
  ),
  attainmentDrawing(
    'resolution',
    [
      { key: 'a', name: 'Bydel Alna', met: 8, missed: 2, promised: 0.9 },
      { key: 'b', name: 'Deichman', met: 0, missed: 0, promised: 0.9 },
    ],
    locale,
  ),
  trendDrawing(
    'resolution',
    [
      { month: '2026-11', share: 0.82 },
      { month: '2026-12', share: null },
      { month: '2027-01', share: 0.91 },
    ],
    0.9,
    locale,
  ),
  headlineDrawing(of(0.06, 0.12, 0.17), band, locale),
  funnelDrawing(
    {
      measure: 'x',
      mean: 0.7,
      agencies: [
        { key: 'a', name: 'Bydel Alna', tickets: 40, value: 0.2, ...limits(0.56, 0.84), verdict: 'below' },
        { key: 'b', name: 'Deichman', tickets: 900, value: 0.71, ...limits(0.67, 0.73), verdict: 'within' },
      ],
    },
    locale,
  ),
  staffingDrawing(
    'mandag',
    [
      { time: '08:00', web: 3, calls: 1.2, callAgents: 2, needed: 6.6, planned: 5 },
      { time: '08:15', web: 2, calls: 0, callAgents: 0, needed: 4, planned: null },
    ],
    locale,
  ),
  showbackDrawing(['a', 'b'], [{ key: 'x', name: 'Bydel Alna', parts: [120_000, 30_000] }], locale),
];

describe('every chart', () => {
  it.each(['nb', 'nn', 'en'] as const)('says in %s what it shows, and draws it at any width', (locale) => {
    for (const drawing of everything(locale)) {
      expect(drawing.title).toMatch(/\p{L}/u);
      expect(drawing.summary).toMatch(/\.$/);
      for (const { cells } of drawing.table.rows) expect(cells).toHaveLength(drawing.table.columns.length);
      expect(new Set(drawing.table.rows.map(({ key }) => key)).size).toBe(drawing.table.rows.length);
      for (const width of [320, 375, 720, 1280]) {
        const svg = drawn(drawing, width);
        expectWellFormed(svg);
        expect(svg).not.toMatch(/NaN|undefined|Infinity|null/);
        expect(svg).toContain(`<svg width="${width}"`);
      }
    }
  });

  it('draws nothing, and says so, where there is nothing to draw', () => {
    const none = { raw: null, perEmployee: null, byVolume: null };
    for (const drawing of [
      gainDrawing({ band, gain: none }, 'nb'),
      gainMonthsDrawing({ band, months: [month('2026-12', null)] }, 'nb'),
      gainMonthsDrawing({ band, months: [month('2026-12', of(Number.NaN, 0.1, 0.2))] }, 'nb'),
      wavesDrawing({ band, gain: none, waves: [] }, 'nb'),
      sensitivityDrawing({ utilisation: 0.7, sensitivity: [] }, 'nb'),
      moneyDrawing([], 'nb'),
      planDrawing([], 2026, 'nb'),
      limitUseDrawing({ bounds: [], items: [] }, 'resolution', 'nb'),
      attainmentDrawing('resolution', [{ key: 'a', name: 'a', met: 0, missed: 0, promised: null }], 'nb'),
      trendDrawing('resolution', [{ month: '2027-01', share: null }], 0.9, 'nb'),
      headlineDrawing(null, band, 'nb'),
      funnelDrawing({ measure: 'x', mean: Number.NaN, agencies: [] }, 'nb'),
      staffingDrawing('mandag', [], 'nb'),
      showbackDrawing(['a'], [{ key: 'a', name: 'a', parts: [0] }], 'nb'),
    ]) {
      expect(drawing.picture).toBeNull();
      expect(renderSvg(drawing)).toBeNull();
      expect(drawing.summary).toMatch(/^\p{Lu}.+\p{L}\p{L}/u);
    }
  });

  it('has its titles and sentences in three languages that differ', () => {
    const [nb, nn, en] = (['nb', 'nn', 'en'] as const).map((locale) => everything(locale).map(({ title }) => title));
    nb?.forEach((title, index) => expect(new Set([title, nn?.[index], en?.[index]]).size).toBeGreaterThan(1));
    expect(sayIn('nn').words.expected('1')).toBe('Forventa 1');
  });
});

describe('a gain', () => {
  const months = ['01', '02', '03'].map((name) => month(`2027-${name}`, of(0.06, 0.12, 0.17)));

  it('stands beside its bar in figures, and below what is expected by name', () => {
    const svg = drawn(
      gainDrawing(
        { band, gain: { perEmployee: of(0.06, 0.12, 0.17), raw: of(-0.02, 0.08, 0.1), byVolume: null } },
        'nb',
      ),
    );
    expect(saidBy(svg)).toEqual(
      expect.arrayContaining(['12 % (6–17 %)', '8 % (−2 % til 10 %)', 'Kan ikke beregnes ennå', 'Forventet 10–20 %']),
    );
  });

  it.each([320, 900])('always has the band of what is expected, however far from it (%i px)', (width) => {
    const far = of(-9, -8, -7);
    for (const drawing of [
      gainDrawing({ band, gain: { perEmployee: far, raw: null, byVolume: null } }, 'nb'),
      gainMonthsDrawing({ band, months: [...months, month('2027-04', far)] }, 'nb'),
    ]) {
      const svg = drawn(drawing, width);
      expect(saidBy(svg)).toContain('Forventet 10–20 %');
      const bands = [...svg.matchAll(/<path d="M([\d.]+) ([\d.]+)l([\d.]+) 0l0 ([\d.]+)[^>]*fill="#c7f6c9"/g)];
      expect(bands.length).toBeGreaterThan(0);
      for (const [, , , across, down] of bands) expect(Math.min(Number(across), Number(down))).toBeGreaterThan(8);
      expect(saidBy(svg).some((said) => said.includes('−800 %'))).toBe(true);
    }
  });

  it('is named at its last month, and from the first month that has one', () => {
    const said = saidBy(drawn(gainMonthsDrawing({ band, months: [month('2026-12', null), ...months] }, 'nb')));
    expect(said).toEqual(expect.arrayContaining(['12 %', 'jan', '2027', 'mar']));
    expect(said).not.toContain('des');
    expect(gainMonthsDrawing({ band, months }, 'nb').table.rows.map(({ cells }) => cells[0])).toEqual([
      'januar 2027 (deler av måneden)',
      'februar 2027',
      'mars 2027 (deler av måneden)',
    ]);
  });

  it('is drawn from any figures without one that is none', () => {
    const share = fc.double({ min: -20, max: 1, noNaN: true });
    const interval = fc.option(
      fc.tuple(share, share, share).map((all) => of(...(all.toSorted((a, b) => a - b) as [number, number, number]))),
    );
    fc.assert(
      fc.property(
        fc.array(interval, { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 280, max: 1400 }),
        (gains, width) => {
          const drawing = gainMonthsDrawing(
            {
              band,
              months: gains.map((gain, index) =>
                month(`20${10 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`, gain),
              ),
            },
            'nb',
          );
          const svg = renderSvg(drawing, { width });
          expect(svg === null).toBe(gains.every((gain) => gain === null));
          if (svg !== null) {
            expect(svg).not.toMatch(/NaN|undefined|Infinity/);
            expect(saidBy(svg)).toContain('Forventet 10–20 %');
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('the parts of a gain', () => {
  it('lead in steps to the whole', () => {
    const drawing = partsDrawing(
      {
        whole: 3.2,
        restIsUtilisation: false,
        parts: [
          { factor: 'volume', fte: -1.2, ratio: 1.1 },
          { factor: 'rest', fte: 4.4, ratio: null },
        ],
      },
      'nb',
    );
    expect(drawing.table.rows.map(({ cells }) => cells.map((cell) => cell.replaceAll(/\s/g, ' ')))).toEqual([
      ['Antall saker', '110 %', '−1,2'],
      ['Utnyttelse og det som ikke er målt', '–', '+4,4'],
      ['Til sammen', '', '+3,2'],
    ]);
    // In the order of the rows: hatched from zero down, filled up from there, dark from zero to the same place.
    const boxes = [...drawn(drawing).matchAll(/<path d="M([\d.]+) [\d.]+l([\d.]+) 0l0 21[^>]*fill="(#\w+)"/g)].map(
      ([, from, long, fill]) => ({ from: Number(from), to: Number(from) + Number(long), fill }),
    );
    const [down, up, whole] = boxes;
    expect(boxes.map(({ fill }) => fill)).toEqual([PALETTE.bad, PALETTE.main, PALETTE.ink]);
    expect(up?.from).toBeCloseTo(down?.from ?? 0, 0);
    expect(whole?.from).toBeCloseTo(down?.to ?? 0, 0);
    expect(whole?.to).toBeCloseTo(up?.to ?? 0, 0);
  });
});

describe('what the server draws', () => {
  const named = (name: string) => showbackDrawing(['Brukt'], [{ key: 'a', name, parts: [1000] }], 'nb');

  it('says names with markup as they are', () => {
    const svg = drawn(named('<script>alert("x")</script> & {a|b}'));
    expectWellFormed(svg);
    expect(svg).not.toContain('<script');
    expect(svg).toContain('&lt;script&gt;');
  });

  it('is as wide as it is asked to be', () => {
    expect(drawn(named('Bydel Alna'), 400)).toMatch(/^<svg width="400"/);
  });
});

describe('colours', () => {
  it('are those of Punkt', () => {
    const css = readFileSync(
      createRequire(import.meta.url).resolve('@oslokommune/punkt-css/dist/css/pkt-base.css'),
      'utf8',
    );
    const colours = [...Object.values(PALETTE), ...PARTS.flatMap(({ fill, text }) => [fill, text])];
    expect(colours.filter((colour) => !css.includes(colour))).toEqual([]);
    expect(css).not.toContain(GRID_LINE);
  });
});
