import { Temporal } from 'temporal-polyfill';
import { closingOf, monthsToFreeze } from './closing.js';
import { timeByPlace } from './time-by-place.js';

const at = (text: string) => Temporal.Instant.from(text);

describe('the closing of a month', () => {
  it('is due at midnight of the city, also over a change of clocks', () => {
    expect(closingOf('2026-02-01', 3).dueAt).toEqual(at('2026-03-03T23:00:00Z'));
    expect(closingOf('2026-03-01', 0).dueAt).toEqual(at('2026-03-31T22:00:00Z'));
    expect(closingOf('2026-12-01', 3).dueAt).toEqual(at('2027-01-03T23:00:00Z'));
  });

  const frozen = (now: string, reached: string | null = null) =>
    monthsToFreeze('2026-01-15', { now: at(now), reached: reached === null ? null : at(reached), closingDays: 3 }).map(
      ({ month }) => month,
    );

  it('waits for its day, and catches up all that were missed', () => {
    expect(frozen('2026-02-03T22:59:59.999Z')).toEqual([]);
    expect(frozen('2026-02-03T23:00:00Z')).toEqual(['2026-01-01']);
    expect(frozen('2026-04-10T12:00:00Z')).toEqual(['2026-01-01', '2026-02-01', '2026-03-01']);
  });

  it('waits for what was recorded by then and is not in the sums yet', () => {
    expect(frozen('2026-04-10T12:00:00Z', '2026-03-03T22:59:59Z')).toEqual(['2026-01-01']);
    expect(frozen('2026-04-10T12:00:00Z', '2026-03-03T23:00:00Z')).toEqual(['2026-01-01', '2026-02-01']);
    expect(frozen('2026-02-04T00:00:00Z', '2027-01-01T00:00:00Z')).toEqual(['2026-01-01']);
  });
});

describe('timeByPlace', () => {
  const line = (time: string, changes: Record<string, readonly [unknown, unknown]>) => ({
    occurredAt: at(`2026-03-02T${time}:00Z`),
    changes,
  });
  it('puts each stretch where the ticket stood in it, and none where it was resolved', () => {
    const log = [
      line('08:00', { state: [null, 'new'] }),
      line('08:10', { state: ['new', 'open'], assigneeId: [null, 'a'] }),
      line('08:30', {}),
      line('09:00', { state: ['open', 'pending_requester'] }),
      line('11:00', { state: ['pending_requester', 'open'] }),
      line('11:05', { assigneeId: ['a', null] }),
      line('11:07', { assigneeId: [null, 'b'] }),
      line('11:08', { state: ['open', 'resolved'] }),
      line('12:00', { state: ['resolved', 'open'] }),
      line('12:01', { state: ['open', 'scheduled'] }),
      line('13:01', { state: ['scheduled', 'resolved'] }),
    ];
    const minutes = (until: string) =>
      Object.values(timeByPlace(log, at(`2026-03-02T${until}:00Z`))).map((seconds) => seconds / 60);
    expect(minutes('13:01')).toEqual([12, 180, 57]);
    expect(minutes('11:06')).toEqual([11, 120, 55]);
    expect(minutes('08:00')).toEqual([0, 0, 0]);
  });
});
