import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cityDay, cityInstant, cityLocal } from './city-time.js';

describe('the time on the clocks of the city', () => {
  it('follows summer and winter', () => {
    expect(cityLocal(new Date('2027-01-15T09:30:00Z'))).toBe('2027-01-15T10:30');
    expect(cityLocal(new Date('2027-07-15T09:30:00Z'))).toBe('2027-07-15T11:30');
    expect(cityInstant('2027-07-15T11:30')?.toISOString()).toBe('2027-07-15T09:30:00.000Z');
    expect(cityInstant('tomorrow')).toBeNull();
    expect(cityDay('2027-06-30T22:30:00Z')).toBe('2027-07-01');
    expect(cityDay(Date.parse('2027-01-31T22:30:00Z'))).toBe('2027-01-31');
  });

  it('comes back as it was typed, also beside the change of the clocks', () => {
    const minute = fc.integer({ min: Date.parse('2024-01-01') / 60_000, max: Date.parse('2040-01-01') / 60_000 });
    const nearChange = fc
      .integer({ min: -240, max: 240 })
      .map((off) => Date.parse('2027-10-31T01:00:00Z') / 60_000 + off);
    fc.assert(
      fc.property(fc.oneof(minute, nearChange), (at) => {
        const local = cityLocal(new Date(at * 60_000));
        const instant = cityInstant(local);
        expect(instant && cityLocal(instant)).toBe(local);
      }),
    );
  });
});
