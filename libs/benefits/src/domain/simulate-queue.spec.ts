import fc from 'fast-check';
import { averageWait } from './erlang.js';
import { seededRandom } from './random.js';
import { QUARTER_MS, simulateQueue, type QueueStaff, type QueueWork } from './simulate-queue.js';

const MINUTE = 60_000;
type Ticket = readonly [at: number, work: number, due?: number | null, priority?: number];

/** Minutes throughout. */
function queue(tickets: readonly Ticket[], calls: readonly Ticket[] = [], replyShare = 1): QueueWork {
  const web = [...tickets].sort(([a], [b]) => a - b);
  return {
    webAt: Float64Array.from(web, ([at]) => at * MINUTE),
    priority: Uint8Array.from(web, ([, , , priority]) => priority ?? 3),
    webDue: Float64Array.from(web, ([, , due]) => (due == null ? Number.POSITIVE_INFINITY : due * MINUTE)),
    webRestDue: Float64Array.from(web, () => Number.POSITIVE_INFINITY),
    webWork: Float64Array.from(web, ([, work]) => work * MINUTE),
    replyShare,
    callAt: Float64Array.from(calls, ([at]) => at * MINUTE),
    callWork: Float64Array.from(calls, ([, work]) => work * MINUTE),
  };
}
const staff = (agents: readonly number[], helpers: readonly number[] = []): QueueStaff => ({
  from: 0,
  agents: Uint16Array.from(agents),
  helpers: Uint16Array.from(agents, (_, n) => helpers[n] ?? 0),
});
const answered = (work: QueueWork, there: QueueStaff, offer: Parameters<typeof simulateQueue>[2] = null) =>
  [...simulateQueue(work, there, offer).answeredAt].map((at) => (Number.isNaN(at) ? null : at / MINUTE));

describe('simulateQueue', () => {
  it('takes what is urgent first, then what is due first, then what nothing hurries', () => {
    const work = queue([
      [0, 5],
      [1, 5, null],
      [2, 5, 200],
      [3, 5, 100],
      [4, 5, 900, 1],
    ]);
    expect(answered(work, staff([1, 1, 1]))).toEqual([5, 25, 20, 15, 10]);
  });

  it('lets calls interrupt, goes on with what was put aside, and goes home with it', () => {
    // The call of minute 4 interrupts; seven minutes of the ticket are left. At 15 nobody is there until 30.
    const interrupted = simulateQueue(queue([[1, 10]], [[4, 2]]), staff([1]), null);
    expect(interrupted.answeredAt[0]).toBe(13 * MINUTE);
    expect(interrupted.callWaited[0]).toBe(0);
    expect(answered(queue([[10, 10]]), staff([1, 0, 1]))).toEqual([35]);
    // Two calls and one agent: the second waits for the first; tickets wait for both.
    const two = simulateQueue(
      queue(
        [[2, 1]],
        [
          [0, 4],
          [1, 4],
        ],
      ),
      staff([1]),
      null,
    );
    expect([...two.callWaited]).toEqual([0, 3 * MINUTE]);
    expect(two.answeredAt[0]).toBe(9 * MINUTE);
  });

  it('answers before all work is done, and counts the whole of it', () => {
    const half = simulateQueue(
      queue(
        [
          [0, 10],
          [0, 2],
        ],
        [],
        0.5,
      ),
      staff([1]),
      null,
    );
    expect([...half.answeredAt]).toEqual([5 * MINUTE, 11 * MINUTE]);
    expect(half.busyMs).toBe(12 * MINUTE);
    expect(half.presentMs).toBe(QUARTER_MS);
  });

  it('answers whoever waits before it goes on with what is due later, and goes on with what is due sooner', () => {
    const tickets: Ticket[] = [
      [0, 10, 20],
      [1, 4, 60],
      [2, 4, 200],
    ];
    const dueAt = (minute: number): QueueWork => ({
      ...queue(tickets, [], 0.5),
      webRestDue: Float64Array.of(minute * MINUTE, 900 * MINUTE, 900 * MINUTE),
    });
    expect(answered(dueAt(300), staff([1, 1, 1]))).toEqual([5, 7, 9]);
    expect(answered(dueAt(100), staff([1, 1, 1]))).toEqual([5, 7, 14]);
    // A helper has nothing else to go on with: their ticket is done at a stretch.
    const helped = simulateQueue(dueAt(300), staff([0, 0, 0], [1, 1, 1]), () => true);
    expect([...helped.answeredAt]).toEqual([5 * MINUTE, 12 * MINUTE, 16 * MINUTE]);
    expect(helped.left).toBe(0);
  });

  it('gives tickets to helpers only while the queue is offered', () => {
    const work = queue([
      [0, 20, 60],
      [1, 5, 30],
      [2, 5, 40],
    ]);
    const offers: (readonly (number | null)[])[] = [];
    const offer = (quarter: number, _: number | null, waiting: readonly (number | null)[]) => {
      offers.push(waiting);
      return quarter === 1;
    };
    const helped = simulateQueue(work, staff([1, 1, 1], [0, 1, 1]), offer);
    expect([...helped.helped]).toEqual([0, 1, 0]);
    expect(helped.answeredAt[1]).toBe(20 * MINUTE);
    expect(offers[1]).toEqual([30 * MINUTE, 40 * MINUTE]);
    expect(answered(work, staff([1, 1, 1], [0, 1, 1]))).toEqual([20, 25, 30]);
  });

  it('is Erlang C where its assumptions hold', () => {
    const random = seededRandom('as in the formula');
    const exponential = (mean: number) => -mean * Math.log(1 - random());
    const tickets: Ticket[] = [];
    for (let at = exponential(2); at < 60_000; at += exponential(2)) tickets.push([at, exponential(8)]);
    const work = queue(tickets);
    const played = simulateQueue(work, staff(Array.from({ length: 4_100 }, () => 5)), null);
    const waits = [...played.answeredAt].map((at, n) => at - (work.webAt[n] ?? 0) - (work.webWork[n] ?? 0));
    const mean = waits.reduce((sum, wait) => sum + wait, 0) / waits.length / MINUTE;
    // A mean of 30,000 that hang together: four standard errors are about 8 %.
    expect(Math.abs(mean / averageWait({ agents: 5, load: 4, handling: 8 }) - 1)).toBeLessThan(0.12);
  });

  const tickets = fc.array(
    fc.tuple(
      fc.integer({ min: 0, max: 200 }),
      fc.integer({ min: 1, max: 40 }),
      fc.option(fc.integer({ min: 0, max: 500 })),
      fc.integer({ min: 1, max: 4 }),
    ),
    { maxLength: 30 },
  );
  const calls = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 1, max: 20 })), { maxLength: 10 })
    .map((list) => list.sort(([a], [b]) => a - b));

  it('loses no work: what is there to be done is done, once, and nobody works more than they are there', () => {
    fc.assert(
      fc.property(
        tickets,
        calls,
        fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 30, maxLength: 30 }),
        (web, rung, agents) => {
          const there = staff([...agents, ...Array.from({ length: 200 }, () => 2)]);
          const work = queue(web, rung, 0.5);
          const played = simulateQueue(work, there, null);
          const all = [...work.webWork, ...work.callWork].reduce((sum, ms) => sum + ms, 0);
          expect(played.left).toBe(0);
          expect(played.busyMs).toBeCloseTo(all, 3);
          expect(played.busyMs).toBeLessThanOrEqual(played.presentMs + 1e-3);
          for (const [n, at] of played.answeredAt.entries()) {
            expect(at).toBeGreaterThanOrEqual((work.webAt[n] ?? 0) + (work.webWork[n] ?? 0) * 0.5 - 1e-6);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});
