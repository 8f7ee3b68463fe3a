import type { QueueForecast } from '@desk/contracts';
import { describe, expect, it } from '@jest/globals';
import { plot } from './chart.js';

const at = (quarter: number) => new Date(Date.UTC(2026, 2, 2, 8, quarter * 15)).toISOString();
const forecast = (waiting: readonly number[], firstBreachAt: string | null = null): QueueForecast => ({
  quarters: waiting.map((length, n) => ({ at: at(n), waiting: length, arriving: 0, capacity: 1 })),
  breaching: 0,
  firstBreachAt,
  rate: 6,
  isMeasured: false,
});

describe('the drawing of a forecast', () => {
  it('fills the field from now to the end, with the longest queue below its top', () => {
    const { line, steps, hours } = plot(forecast([0, 10, 38, 20, 0]), 400, 100);
    expect(line).toBe('M0,100 L100,75 L200,5 L300,50 L400,100');
    expect(steps).toEqual([0, 10, 20, 30, 40].map((value) => ({ value, y: 100 - (value / 40) * 100 })));
    expect(hours.map(({ x }) => x)).toEqual([0, 400]);
  });

  it('marks the first breach where it lies, and none that lies beyond', () => {
    expect(plot(forecast([1, 1, 1, 1, 1], at(2)), 400, 100).breachX).toBe(200);
    expect(plot(forecast([1, 1, 1, 1, 1], at(9)), 400, 100).breachX).toBeNull();
  });
});
