import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { nationalHolidays } from './national-holidays.js';

/** Norwegian public holidays, checked against a second library; see the README of that folder. */
const FILE = resolve('../shared/data/holidays_no/norwegian_public_holidays_2024_2030.json');

describe('national holidays of Norway', () => {
  it('are those of the list, without the days that only close early', () => {
    const list = JSON.parse(readFileSync(FILE, 'utf8')) as { public_holidays: { date: string }[] };
    const dates = [2024, 2025, 2026, 2027, 2028, 2029, 2030].flatMap((year) => nationalHolidays('NO', year));
    expect(dates).toEqual([...new Set(list.public_holidays.map((holiday) => holiday.date))].sort());
    expect(dates).toHaveLength(83);
  });

  it('are refused for a country that nobody knows', () => {
    expect(() => nationalHolidays('ZZ', 2026)).toThrow("'ZZ'");
  });
});
