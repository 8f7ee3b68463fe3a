import { describe, expect, it } from '@jest/globals';
import { numberOf } from '../../ui/typed-number.js';
import { draftOf, figuresOf, unreadable } from './figures.js';

describe('the fields of a zero point', () => {
  it.each([
    ['2,5', 2.5],
    ['2.5', 2.5],
    ['12 500', 12_500],
    ['', null],
    ['to', Number.NaN],
    ['2,5,5', Number.NaN],
  ])('hold %j as %p', (text, value) => expect(numberOf(text)).toBe(value));

  it('give back what they were filled with, and say what is no number', () => {
    const figures = {
      fte: { low: 1.5, likely: 2, high: 3.25 },
      source: 'Kartlegging',
      measuredOn: '2026-05-01',
      employees: 900,
      ticketsPerYear: null,
      seasonNote: null,
      firstLineMinutesPerTicket: 18.5,
      touchesPerTicket: null,
      handOffsPerTicket: 0,
      secondLineMinutesPerTicket: null,
      satisfaction: 4.1,
      firstResponseHours: null,
      resolutionHours: null,
    };
    expect(figuresOf(draftOf(figures))).toEqual(figures);
    expect(unreadable(draftOf(null))).toEqual(['low', 'likely', 'high']);
    expect(unreadable({ ...draftOf(figures), employees: 'mange' })).toEqual(['employees']);
  });
});
