import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { isHolidayCountry, nationalHolidays } from './national-holidays.js';

/** Norwegian public holidays, checked against a second library; see the README of that folder. */
const FILE = resolve('../shared/data/holidays_no/norwegian_public_holidays_2024_2030.json');

describe('national holidays of Norway', () => {
  it('are those of the list, without the days that only close early', () => {
    const list = JSON.parse(readFileSync(FILE, 'utf8')) as { public_holidays: { date: string }[] };
    const holidays = [2024, 2025, 2026, 2027, 2028, 2029, 2030].flatMap((year) => nationalHolidays('NO', year));
    const dates = holidays.map(({ date }) => date);
    expect(dates).toEqual([...new Set(list.public_holidays.map((holiday) => holiday.date))].sort());
    expect(dates).toHaveLength(83);
  });

  it('have their names, both where two fall on one date', () => {
    expect(nationalHolidays('NO', 2026).find(({ date }) => date === '2026-05-17')?.name).toBe('Grunnlovsdagen');
    expect(nationalHolidays('NO', 2027).find(({ date }) => date === '2027-05-17')?.name).toBe(
      'Grunnlovsdagen, Andre pinsedag',
    );
  });

  it('are refused for a country that nobody knows', () => {
    expect(() => nationalHolidays('ZZ', 2026)).toThrow("'ZZ'");
    expect([isHolidayCountry('NO'), isHolidayCountry('ZZ'), isHolidayCountry('toString')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
