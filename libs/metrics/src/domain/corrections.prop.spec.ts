import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { correct, spanOf, statedFaults, union, type Correction, type Span } from './corrections.js';
import type { WorkSession } from './sessions.js';

const DAY = Temporal.Instant.from('2027-03-01T07:00:00Z').epochMilliseconds;
const at = (minute: number): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(DAY + minute * 60_000);

/** Spans in order that do not overlap, some of which touch; in minutes. */
const spans = (most: number) =>
  fc
    .array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 30 })), { maxLength: most })
    .map((steps) => {
      let minute = 0;
      return steps.map(([gap, length]) => {
        const start = minute + gap;
        minute = start + length;
        return { start, end: minute };
      });
    });
const ticket = fc.constantFrom('A', 'B', 'C');

const measured = spans(12).chain((made) =>
  fc.tuple(...made.map(() => ticket)).map((tickets): WorkSession[] =>
    made.map(({ start, end }, index) => ({
      agentId: 'anna',
      ticketId: tickets[index] ?? 'A',
      kind: 'attention',
      startedAt: at(start),
      endedAt: at(end),
      seconds: (end - start) * 60,
    })),
  ),
);
const correction = fc.tuple(spans(3), spans(3), ticket).map(([stated, also, ticketId]) => ({
  stated: stated.map(({ start, end }) => ({ ticketId, kind: 'call' as const, startedAt: at(start), endedAt: at(end) })),
  covers: union(
    [...stated, ...also].map(({ start, end }) => ({ start: DAY + start * 60_000, end: DAY + end * 60_000 })),
  ),
}));
const corrections = fc
  .array(correction, { maxLength: 5 })
  .map((made) => made.map((one, index): Correction => ({ id: `c${index}`, ...one })));

const minutesOf = (sessions: readonly Pick<WorkSession, 'startedAt' | 'endedAt' | 'ticketId' | 'kind'>[]) => {
  const minutes = new Map<number, string>();
  for (const { startedAt, endedAt, ticketId, kind } of sessions) {
    for (let ms = startedAt.epochMilliseconds; ms < endedAt.epochMilliseconds; ms += 60_000) {
      if (minutes.has(ms)) throw new Error('two sessions in one minute');
      minutes.set(ms, `${kind} ${ticketId}`);
    }
  }
  return minutes;
};
const plain = (sessions: readonly object[]) => sessions.map((one) => JSON.stringify(one));

describe('correct', () => {
  it('says of each minute what the last correction about it says, else what was measured', () => {
    fc.assert(
      fc.property(measured, corrections, (sessions, made) => {
        const expected = minutesOf(sessions);
        for (const { covers, stated } of made) {
          for (const { start, end } of covers) for (let ms = start; ms < end; ms += 60_000) expected.delete(ms);
          for (const [ms, what] of minutesOf(stated)) expected.set(ms, what);
        }
        const { counted } = correct('anna', sessions, made);
        expect([...minutesOf(counted)].sort()).toEqual([...expected].sort());
      }),
      { numRuns: 250 },
    );
  });

  it('keeps every measured session: as it counts, or as an original', () => {
    fc.assert(
      fc.property(measured, corrections, (sessions, made) => {
        const { counted, originals } = correct('anna', sessions, made);
        const untouched = counted
          .filter(({ correctionId }) => correctionId === null)
          .map(({ correctionId: _none, ...session }) => session);
        expect(plain([...untouched, ...originals]).sort()).toEqual(plain(sessions).sort());
      }),
    );
  });

  it('gives what begins from a moment on from what reaches over it alone', () => {
    fc.assert(
      fc.property(measured, corrections, fc.integer({ min: 0, max: 300 }), (sessions, made, minute) => {
        const from = at(minute).epochMilliseconds;
        const later = <S extends { readonly startedAt: Temporal.Instant }>(all: readonly S[]) =>
          plain(all.filter(({ startedAt }) => startedAt.epochMilliseconds >= from));
        const whole = correct('anna', sessions, made);
        const part = correct(
          'anna',
          sessions.filter(({ endedAt }) => endedAt.epochMilliseconds > from),
          made.filter(({ covers }) => (covers.at(-1)?.end ?? 0) >= from),
        );
        expect(later(part.counted)).toEqual(later(whole.counted));
        expect(later(part.originals)).toEqual(later(whole.originals));
      }),
      { numRuns: 250 },
    );
  });

  it('forgets flicks that it would leave', () => {
    const [session] = [{ start: 0, end: 10 }].map(({ start, end }) => ({
      agentId: 'anna',
      ticketId: 'A',
      kind: 'attention' as const,
      startedAt: at(start),
      endedAt: at(end),
      seconds: 600,
    }));
    if (!session) throw new Error('one session');
    const covers: Span[] = [{ start: DAY + 500, end: DAY + 600_000 }];
    expect(correct('anna', [session], [{ id: 'c', covers, stated: [] }])).toEqual({
      counted: [],
      originals: [session],
    });
  });
});

describe('union', () => {
  it('joins what touches', () => {
    const joined = union([
      { start: 5, end: 7 },
      { start: 0, end: 2 },
      { start: 2, end: 4 },
      { start: 3, end: 4 },
    ]);
    expect(joined).toEqual([
      { start: 0, end: 4 },
      { start: 5, end: 7 },
    ]);
  });
});

describe('statedFaults', () => {
  const now = at(600);
  const fault = (from: Temporal.Instant, to: Temporal.Instant) =>
    statedFaults([{ startedAt: from, endedAt: to }], now)[0]?.fault ?? null;
  it.each([
    [at(10), at(20), null],
    [at(20), at(20), 'ends_before_it_begins'],
    [at(590), at(601), 'still_ahead'],
    [at(590), at(600), null],
    [at(10), at(10).add({ milliseconds: 900 }), 'too_small'],
    [now.subtract({ hours: 17 }), now, 'too_large'],
    [now.subtract({ hours: 31 * 24 }), now.subtract({ hours: 31 * 24 - 1 }), null],
    [now.subtract({ hours: 31 * 24 + 1 }), now.subtract({ hours: 31 * 24 }), 'too_long_ago'],
  ])('of %s to %s is %s', (from, to, expected) => {
    expect(fault(from, to)).toBe(expected);
  });

  it('names the second of two that overlap', () => {
    const two = [at(10), at(15)].map((startedAt) => ({ startedAt, endedAt: startedAt.add({ minutes: 10 }) }));
    expect(statedFaults(two, now)).toEqual([{ index: 1, fault: 'twice' }]);
    expect(spanOf(two[0] ?? { startedAt: now, endedAt: now }).end).toBe(at(20).epochMilliseconds);
  });
});
