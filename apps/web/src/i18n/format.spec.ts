import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { inNynorsk, makeFormat } from './format.js';

const nb = makeFormat('nb', { day: 'd', hour: 't', minute: 'min' });

describe('figures in words', () => {
  it('say the time left in its two largest units', () => {
    expect([30, 60, 7800, 7200, 90_000, 86_400].map(nb.duration)).toEqual([
      '0 min',
      '1 min',
      '2 t 10 min',
      '2 t',
      '1 d 1 t',
      '1 d',
    ]);
  });

  it('say working time in hours, however many', () => {
    expect([30, 18_720, 86_400, 144_060].map(nb.hours)).toEqual(['0 min', '5 t 12 min', '24 t', '40 t 1 min']);
  });

  it('say hundreds of hours without their minutes', () => {
    expect([359_940, 360_000, 132_898_320].map((seconds) => nb.hours(seconds).replace(/\s/gu, ' '))).toEqual([
      '99 t 59 min',
      '100 t',
      '36 916 t',
    ]);
  });

  it('give what rounds to nothing no sign', () => {
    expect(
      [nb.percent(-0.004, 0), nb.number(-0.2), nb.percent(-0.006, 0)].map((said) => said.replace(/\s/u, ' ')),
    ).toEqual(['0 %', '0', '−1 %']);
  });

  it('say as much after the due time as before it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e8 }), (seconds) => {
        expect(nb.duration(-seconds)).toBe(nb.duration(seconds));
      }),
    );
  });

  it('name days as the city counts them', () => {
    const now = Date.parse('2027-03-01T22:30:00Z');
    expect(nb.when('2027-03-01T23:30:00Z', now)).toBe('i morgen kl. 00:30');
    expect(nb.when('2027-03-01T07:00:00Z', now)).toBe('i dag kl. 08:00');
    expect(nb.when('2027-03-03T08:00:00Z', now)).toBe('onsdag 3. mars kl. 09:00');
    expect(nb.day('2026-12-04T12:00:00Z')).toBe('fre. 4. des.');
  });

  it('are in nynorsk also where the browser knows bokmål alone', () => {
    const nn = makeFormat('nn', { day: 'd', hour: 't', minute: 'min' });
    const now = Date.parse('2027-03-01T12:00:00Z');
    fc.assert(
      fc.property(fc.integer({ min: -9e7, max: 9e7 }), (seconds) => {
        const at = new Date(now + seconds * 1000);
        for (const say of ['date', 'dateTime', 'day', 'month'] as const)
          expect(inNynorsk(nb[say](at))).toBe(nn[say](at));
        expect(inNynorsk(nb.relative(at, now))).toBe(nn.relative(at, now));
        expect(inNynorsk(nb.when(at, now))).toBe(nn.when(at, now));
      }),
      { numRuns: 1000 },
    );
    expect(nn.relative('2027-02-27T10:00:00Z', now)).toBe('i førgår');
    expect(inNynorsk('Norge')).toBe('Noreg');
    expect(nn.day('2026-12-05T12:00:00Z')).toBe('la. 5. des.');
  });

  it('are written the Norwegian way', () => {
    expect(nb.percent(0.875).replace(/\s/, ' ')).toBe('87,5 %');
  });
});
