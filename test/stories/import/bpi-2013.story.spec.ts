import type { FlowReport } from '@desk/contracts';
import { VerifyMetrics } from '@desk/metrics';
import type { ImportReport } from '../../../apps/desk/src/event-log/import-log.js';
import { NEAR_MEDIAN } from '../../../libs/metrics/src/queries/flow-report.js';
import { readMapping } from '../../../apps/desk/src/event-log/mapping-file.js';
import type { ApiClient } from '../../support/api-client.js';
import { startTestDesk, type TestDesk } from '../../support/harness.js';
import { BPI_FILE, importer, readBpi, type BpiEvent } from './support.js';

const cases = readBpi();
const mapping = readMapping('bpi2013');
const WHOLE = { from: '2010-01-01', to: '2013-12-31' };

let desk: TestDesk;
let owner: ApiClient;
let first: ImportReport;

beforeAll(async () => {
  desk = await startTestDesk();
  owner = await desk.as(await desk.build.serviceOwner(await desk.build.agency()));
  first = await importer(desk).run(BPI_FILE, mapping);
}, 240_000);
afterAll(() => desk?.stop());

const flow = (period: { from: string; to: string }): Promise<FlowReport> =>
  owner.call('flowReport', { query: { ...period, agency: 'bpi2013' } });

/** The figures as the rules define them, counted event by event; only what is dated `within` a period. */
function counted(within: (at: string) => boolean): Omit<FlowReport, 'spent'> {
  const isDone = ({ status, subStatus }: BpiEvent) => status === 'Completed' && subStatus !== 'Cancelled';
  const ended = ({ status }: BpiEvent) => status === 'Completed';
  const second = ({ team }: BpiEvent) => team.endsWith('2nd') || team.endsWith('3rd');
  let [filed, resolved, eligible, firstLine, firstContact, reopened, resolvedAgain, crossings, cancelled] = [
    0, 0, 0, 0, 0, 0, 0, 0, 0,
  ];
  const times: number[] = [];
  for (const events of cases.values()) {
    const [begin, end] = [events[0], events.at(-1)];
    if (!begin || !end) continue;
    if (within(begin.at)) filed += 1;
    let solvedAt = '';
    let [again, waited] = [false, false];
    events.forEach((event, index) => {
      const before = events[index - 1];
      if (before && second(before) !== second(event) && within(event.at)) crossings += 1;
      if (before && ended(before) && !ended(event)) {
        again = true;
        if (within(event.at)) reopened += 1;
      }
      if (event.subStatus.startsWith('Wait')) waited = true;
      if (isDone(event) && !(before && isDone(before))) solvedAt = event.at;
    });
    const given = events.findLast(
      (event, index) => !isDone(event) && ended(event) && !ended(events[index - 1] ?? begin),
    );
    if (ended(end) && !isDone(end) && given && within(given.at)) cancelled += 1;
    if (!isDone(end) || !within(solvedAt)) continue;
    resolved += 1;
    if (again) resolvedAgain += 1;
    times.push((Date.parse(solvedAt) - Date.parse(begin.at)) / 1000);
    if (second(begin)) continue;
    eligible += 1;
    if (events.some(second)) continue;
    firstLine += 1;
    if (!waited && !again) firstContact += 1;
  }
  times.sort((a, b) => a - b);
  const middle =
    ((times[Math.floor((times.length - 1) / 2)] ?? 0) + (times[Math.ceil((times.length - 1) / 2)] ?? 0)) / 2;
  return {
    filed,
    resolved,
    firstLineEligible: eligible,
    firstLineResolved: firstLine,
    firstLineResolution: eligible === 0 ? null : firstLine / eligible,
    firstContactResolved: firstContact,
    firstContactResolution: eligible === 0 ? null : firstContact / eligible,
    reopened,
    resolvedAgain,
    reopenedShare: resolved === 0 ? null : resolvedAgain / resolved,
    crossings,
    cancelled,
    medianSecondsToResolve: Math.round(middle),
  };
}

test('the whole log comes in', () => {
  expect(first).toEqual({ agencyKey: 'bpi2013', cases: 7_554, imported: 7_554, rows: 65_533, badRows: 0 });
});

test('its figures are those of the log', async () => {
  const { spent, ...figures } = await flow(WHOLE);
  expect(figures).toEqual(counted(() => true));
  expect(Object.values(spent).every((seconds) => seconds > 0)).toBe(true);
});

test.each(['2012-04', '2012-05'])('and so are those of %s alone', async (month) => {
  const last = { '2012-04': '30', '2012-05': '31' }[month];
  const { spent: _spent, ...figures } = await flow({ from: `${month}-01`, to: `${month}-${last}` });
  expect(figures).toEqual(counted((at) => at.startsWith(month)));
});

test('the median of many tickets, which is not sorted for, is within 1 % of the exact one', async () => {
  const [agency] = await desk.build.sql<{ id: string }>(`select id from agency where key = 'bpi2013'`);
  for (const [from, monthsFrom, monthsTo, to] of [
    ['2010-01-01', '2010-01-01', '2014-01-01', '2013-12-31'],
    ['2012-03-15', '2012-04-01', '2012-05-01', '2012-05-10'],
  ] as const) {
    const exact = (await flow({ from, to })).medianSecondsToResolve ?? 0;
    const [near] = await desk.build.sql<{ seconds: number }>(NEAR_MEDIAN, [
      [agency?.id],
      monthsFrom,
      monthsTo,
      from,
      to,
    ]);
    expect(Math.abs((near?.seconds ?? 0) / exact - 1)).toBeLessThan(0.0101);
  }
});

test('each number opens its tickets, with names of the log', async () => {
  const query = { ...WHOLE, agency: 'bpi2013' };
  const { items } = await owner.call('slaReport', { query: { ...query, by: 'agency' } });
  expect(items.map(({ target }) => target)).toEqual(['resolution', 'second_line_takeover', 'second_line_resolution']);
  const resolution = items.find(({ target }) => target === 'resolution');
  expect((resolution?.met ?? 0) + (resolution?.missed ?? 0)).toBeGreaterThanOrEqual(7_545);
  const missed = await owner.call('slaTickets', {
    query: { ...query, target: 'resolution', outcome: 'missed', limit: 5 },
  });
  expect(missed.items).toHaveLength(5);
  for (const row of missed.items) {
    expect(row.service.name).toMatch(/^PROD\d+$/);
    expect(row.agency.key).toBe('bpi2013');
  }
});

test('clocks, contributions and sums follow from the imported log', async () => {
  const report = await desk.app.get(VerifyMetrics, { strict: false }).run();
  expect(report).toMatchObject({ tickets: 7_554, beyond: 0, differences: 0, shown: [] });
}, 120_000);
