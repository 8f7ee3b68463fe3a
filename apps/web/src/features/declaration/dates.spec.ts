import { expect, test } from '@jest/globals';
import { addDays, quarterBefore } from './dates.js';

test('a day is added', () => {
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
});

test('the quarter before is whole', () => {
  expect(quarterBefore('2026-11-25')).toEqual({ from: '2026-07-01', to: '2026-09-30' });
  expect(quarterBefore('2026-01-01')).toEqual({ from: '2025-10-01', to: '2025-12-31' });
  expect(quarterBefore('2026-03-31')).toEqual({ from: '2025-10-01', to: '2025-12-31' });
});
