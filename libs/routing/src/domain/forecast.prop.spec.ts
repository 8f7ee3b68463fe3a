import fc from 'fast-check';
import {
  ASSUMED_RATE,
  expected,
  isOffered,
  outlook,
  QUARTER_MS,
  QUARTERS,
  serviceRate,
  type QueueOutlook,
} from './forecast.js';

const AT = Date.UTC(2026, 2, 2, 8);
const quarters = (of: fc.Arbitrary<number>) => fc.array(of, { minLength: QUARTERS, maxLength: QUARTERS });
const dues = fc.option(fc.integer({ min: AT - 3_600_000, max: AT + 6 * 3_600_000 }));
const queues: fc.Arbitrary<QueueOutlook> = fc.record({
  at: fc.constant(AT),
  waiting: fc.array(dues, { maxLength: 60 }),
  arrivals: quarters(fc.double({ min: 0, max: 10, noNaN: true })),
  capacity: quarters(fc.double({ min: 0, max: 6, noNaN: true })),
  rate: fc.double({ min: 0.25, max: 20, noNaN: true }),
});

describe('the forecast of a queue', () => {
  it('is never worse with more capacity', () => {
    fc.assert(
      fc.property(queues, quarters(fc.double({ min: 0, max: 3, noNaN: true })), (queue, more) => {
        const capacity = queue.capacity.map((one, n) => one + (more[n] ?? 0));
        const [before, after] = [outlook(queue), outlook({ ...queue, capacity })];
        after.lengths.forEach((length, n) => expect(length).toBeLessThanOrEqual((before.lengths[n] ?? 0) + 1e-9));
        after.doneAt.forEach((done, n) => {
          const was = before.doneAt[n] ?? null;
          if (was !== null) expect(done ?? Infinity).toBeLessThanOrEqual(was + 1);
        });
        expect(after.breaching).toBeLessThanOrEqual(before.breaching);
      }),
    );
  });

  it('empties when nothing comes and somebody works, as fast as they do', () => {
    fc.assert(
      fc.property(queues, fc.double({ min: 0.1, max: 6, noNaN: true }), (queue, there) => {
        const { lengths } = outlook({
          ...queue,
          arrivals: queue.arrivals.map(() => 0),
          capacity: queue.capacity.map(() => there),
        });
        lengths.forEach((length, n) => {
          expect(length).toBeCloseTo(Math.max(0, queue.waiting.length - (n + 1) * there * queue.rate * 0.25), 6);
        });
      }),
    );
  });

  it('does tickets in their order, none before now, and grows only by what comes', () => {
    fc.assert(
      fc.property(queues, (queue) => {
        const { doneAt, lengths } = outlook(queue);
        const times = doneAt.map((one) => one ?? Infinity);
        expect(times).toEqual([...times].sort((a, b) => a - b));
        expect(times.every((one) => one >= AT)).toBe(true);
        const come = queue.arrivals.reduce((sum, one) => sum + one, 0);
        expect(Math.max(0, ...lengths)).toBeLessThanOrEqual(queue.waiting.length + come + 1e-9);
      }),
    );
  });

  it('says which ticket falls due first of those that are not done by then', () => {
    // One position at four an hour: a ticket a quarter hour.
    const due = (minutes: number) => AT + minutes * 60_000;
    const queue = {
      at: AT,
      arrivals: Array<number>(QUARTERS).fill(0),
      capacity: Array<number>(QUARTERS).fill(1),
      rate: 4,
    };
    const waiting = [due(20), due(25), null, due(60), due(-5)];
    expect(outlook({ ...queue, waiting })).toMatchObject({ breaching: 1, firstBreachAt: due(25) });
    expect(outlook({ ...queue, waiting, capacity: queue.capacity.map(() => 2) })).toMatchObject({
      breaching: 0,
      firstBreachAt: null,
    });
    expect(outlook({ ...queue, waiting: [due(250)], capacity: queue.capacity.map(() => 0) })).toMatchObject({
      breaching: 0,
    });
    expect(outlook({ ...queue, waiting: [due(230)], capacity: queue.capacity.map(() => 0) })).toMatchObject({
      breaching: 1,
    });
  });
});

describe('what it goes by', () => {
  it('is the mean of other weeks, and a rate that is measured when there is enough to measure', () => {
    expect([expected([]), expected([4, 0, 2])]).toEqual([0, 2]);
    expect(serviceRate([{ gone: 90, present: 1 }])).toEqual({ rate: ASSUMED_RATE, isMeasured: false });
    const days = Array.from({ length: 40 }, () => ({ gone: 2, present: 2 }));
    expect(serviceRate([...days, { gone: 50, present: 0 }])).toEqual({ rate: 4, isMeasured: true });
  });
});

describe('offering a queue to helpers', () => {
  it('begins with a breach soon, ends when none is in sight, and does not come and go', () => {
    const inMinutes = (minutes: number) => ({ firstBreachAt: AT + minutes * 60_000 });
    const none = { firstBreachAt: null };
    expect([
      isOffered(null, AT, inMinutes(119)),
      isOffered(null, AT, inMinutes(121)),
      isOffered(null, AT, none),
    ]).toEqual([true, false, false]);
    const since = AT - QUARTER_MS;
    expect([isOffered(since, AT, inMinutes(200)), isOffered(since, AT, none), isOffered(since + 1, AT, none)]).toEqual([
      true,
      false,
      true,
    ]);
  });
});
