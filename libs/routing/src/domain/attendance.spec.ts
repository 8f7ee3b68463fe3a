import type { RotaHours } from '@desk/contracts';
import { Temporal } from 'temporal-polyfill';
import { standingAt, type Attendance } from './attendance.js';

const at = (text: string) => Temporal.Instant.from(text);
const NOBODY_WORKS: RotaHours = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
const of = (over: Partial<Attendance>): Attendance => ({
  share: 1,
  today: 1,
  rota: null,
  absences: [],
  phoneDuties: [],
  ...over,
});
/** A Monday, nine o'clock in Oslo. */
const MORNING = at('2026-03-02T08:00:00Z');

describe('capacity', () => {
  it('is the position times what the lead says of today, and of today alone', () => {
    const half = of({ share: 0.4, today: 0.5 });
    expect(standingAt(half, MORNING).capacity).toBeCloseTo(0.2);
    expect(standingAt(half, MORNING.add({ hours: 24 }), MORNING).capacity).toBeCloseTo(0.4);
  });

  it.each<[string, string, boolean]>([
    ['begins with the hour', '2026-03-02T07:00:00Z', true],
    ['ends before the closing', '2026-03-02T15:00:00Z', false],
    ['goes on past midnight into the next day', '2026-03-04T00:59:00Z', true],
    ['and ends there', '2026-03-04T01:00:00Z', false],
    ['runs from Sunday into Monday', '2026-03-01T23:30:00Z', true],
    ['counts by the clocks of summer', '2026-06-01T06:00:00Z', true],
  ])('follows the rota: it %s', (_, instant, works) => {
    const rota: RotaHours = {
      ...NOBODY_WORKS,
      mon: [['08:00', '16:00']],
      tue: [['22:00', '02:00']],
      sun: [['20:00', '01:00']],
    };
    expect(standingAt(of({ rota }), at(instant))).toMatchObject({ onRota: works, capacity: works ? 1 : 0 });
  });

  it('is nothing on days of absence, the last included, and for as long as nobody knows the end', () => {
    const away = of({ absences: [{ from: '2026-03-02', until: '2026-03-03' }] });
    const sick = of({ absences: [{ from: '2026-03-03', until: null }] });
    // 23:30 in Oslo is the same day still, 00:00 is the next.
    expect(standingAt(away, at('2026-03-03T22:30:00Z'))).toMatchObject({ absent: true, capacity: 0 });
    expect(standingAt(away, at('2026-03-03T23:00:00Z'))).toMatchObject({ absent: false, capacity: 1 });
    expect(standingAt(sick, MORNING).absent).toBe(false);
    expect(standingAt(sick, at('2027-01-01T12:00:00Z')).absent).toBe(true);
  });

  it('is what the phones leave', () => {
    const duty = { from: MORNING, until: MORNING.add({ hours: 2 }), share: 0.25 };
    const onPhone = of({ share: 0.8, phoneDuties: [duty] });
    expect(standingAt(onPhone, MORNING)).toMatchObject({ onPhone: true, capacity: 0.2 });
    expect(standingAt(onPhone, duty.until)).toMatchObject({ onPhone: false, capacity: 0.8 });
  });
});
