import { availability, type SeenQuarter } from './availability.js';

const MINUTE = 60_000;
const quarters = (count: number, quarter: SeenQuarter): SeenQuarter[] => Array.from({ length: count }, () => quarter);

describe('availability', () => {
  const pressed = { present: 4, unanswered: 8, workedMs: 45 * MINUTE };

  it('is what went to tickets ÷ the time of those who were there, what was not captured made good', () => {
    expect(availability(quarters(20, pressed), 1)).toBeCloseTo(0.75, 9);
    expect(availability(quarters(20, pressed), 0.9)).toBeCloseTo(0.75 / 0.9, 9);
    expect(availability(quarters(20, pressed), 0.5)).toBe(1);
    const fewer = { present: 1, unanswered: 30, workedMs: 15 * MINUTE };
    expect(availability([...quarters(20, pressed), ...quarters(20, fewer)], 1)).toBeCloseTo(60 / 75, 9);
  });

  it('says nothing of quarter hours in which somebody may have had nothing to do', () => {
    const calm = { present: 4, unanswered: 7, workedMs: 5 * MINUTE };
    expect(availability([...quarters(20, pressed), ...quarters(500, calm)], 1)).toBeCloseTo(0.75, 9);
    expect(availability(quarters(500, calm), 1)).toBeNull();
  });

  it('is not known of less than five hours, and where nothing was captured', () => {
    expect(availability(quarters(19, pressed), 1)).toBeNull();
    expect(availability(quarters(20, pressed), 0)).toBeNull();
    expect(availability(quarters(20, { ...pressed, workedMs: 0 }), 1)).toBeNull();
  });
});
