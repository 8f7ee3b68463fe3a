import { describe, expect, it } from '@jest/globals';
import type { Prices } from '@desk/contracts';
import { draftOf, EMPTY, oreOf, pricesOf, typed, unreadable } from './price-draft.js';

describe('the fields of a price list', () => {
  it.each([
    ['1 250,50', 125_050],
    ['1\u00a0250.5', 125_050],
    ['kr 48', 4_800],
    ['0,07', 7],
    ['-5', -500],
    ['', null],
    ['0,005', Number.NaN],
    ['mye', Number.NaN],
  ])('read %j as %p øre', (text, ore) => expect(oreOf(text)).toBe(ore));

  it('give back what they were filled with, and send only what the model has', () => {
    const prices: Prices = {
      model: 'three_part',
      perAgency: 950_000,
      perEmployee: null,
      shared: 12_345_67,
      perTicket: 7_050,
      exceptions: [{ kind: 'request', channel: null, ore: 2_000 }],
      perMinute: null,
    };
    const draft = draftOf({ validFrom: '2026-01-01', reason: null, prices });
    expect(pricesOf(draft)).toEqual(prices);
    expect(pricesOf({ ...draft, model: 'fixed' })).toMatchObject({ shared: null, perTicket: null, exceptions: [] });
    expect([typed(12_345_67), typed(100), typed(null)]).toEqual(['12345,67', '1', '']);
  });

  it('say which of them hold no amount', () => {
    const draft = {
      ...EMPTY,
      model: 'volume' as const,
      prices: { ...EMPTY.prices, perTicket: 'mye', perMinute: 'x' },
      exceptions: [{ kind: 'request' as const, channel: '' as const, price: '' }],
    };
    expect([...unreadable(draft)]).toEqual(['/prices/perTicket', '/prices/exceptions/0/ore']);
  });
});
