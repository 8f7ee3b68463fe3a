import { Temporal } from 'temporal-polyfill';
import { demoAgencies, type DemoAgency } from './agencies.js';
import { waveDates } from './waves.js';

const sum = (agencies: readonly DemoAgency[], of: (agency: DemoAgency) => number): number =>
  Number(agencies.reduce((total, agency) => total + of(agency), 0).toFixed(6));
const surveyed = demoAgencies.filter(({ source }) => source === 'survey');

test('fifty agencies, fifteen of them districts, each once', () => {
  expect(demoAgencies).toHaveLength(50);
  expect(demoAgencies.filter(({ kind }) => kind === 'district')).toHaveLength(15);
  expect(new Set(demoAgencies.map(({ key }) => key)).size).toBe(50);
  expect(new Set(demoAgencies.map(({ name }) => name)).size).toBe(50);
});

test('they add up to the figures that the city has published', () => {
  expect(sum(demoAgencies, ({ headCount }) => headCount)).toBe(55_000);
  expect(sum(demoAgencies, ({ baselineFte }) => baselineFte)).toBe(100);
  expect(surveyed).toHaveLength(32);
  expect(sum(surveyed, ({ headCount }) => headCount)).toBe(12_750);
  expect(sum(surveyed, ({ baselineFte }) => baselineFte)).toBe(78);
});

test('the first two waves hand over about ten positions', () => {
  const joined = demoAgencies.filter(({ wave }) => wave !== 3);
  expect(sum(joined, ({ baselineFte }) => baselineFte)).toBeGreaterThan(9);
  expect(sum(joined, ({ baselineFte }) => baselineFte)).toBeLessThan(11);
  expect(new Set(demoAgencies.map(({ wave }) => wave))).toEqual(new Set([1, 2, 3]));
});

test.each(['2026-11-23', '2027-01-01', '2027-03-31', '2028-02-29'])('seen from %s two waves have joined', (date) => {
  const today = Temporal.PlainDate.from(date);
  const waves = waveDates(today);
  expect(Temporal.PlainDate.compare(waves[1], waves[2])).toBe(-1);
  expect(Temporal.PlainDate.compare(waves[2], today.subtract({ months: 2 }))).toBe(-1);
  expect(Temporal.PlainDate.compare(waves[3], today)).toBe(1);
});
