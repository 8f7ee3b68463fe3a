import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { EMPTY, hasText, readDraft } from './draft.js';
import type { Draft } from './draft.js';

const now = Date.parse('2027-03-08T12:00:00Z');
const draft: Draft = {
  key: '0b7e7a0e-2f0e-4d2c-9e0a-000000000001',
  savedAt: '2027-03-08T11:00:00Z',
  values: { ...EMPTY, serviceKey: 'vpn', subject: 'VPN', isForColleague: true, colleague: { id: '1', name: 'Kari' } },
};

describe('a ticket that is being written', () => {
  it('comes back as it was left', () => {
    expect(readDraft(JSON.stringify(draft), now)).toEqual(draft);
  });

  it('is forgotten when the server no longer knows its key', () => {
    expect(readDraft(JSON.stringify(draft), now + 7 * 86_400_000)).toBeNull();
  });

  it('loses only what is not right', () => {
    const kept = { ...draft, values: { ...draft.values, impact: 'enormous', subject: 7, colleague: { id: '1' } } };
    expect(readDraft(JSON.stringify(kept), now)?.values).toEqual({
      ...draft.values,
      impact: 'low',
      subject: '',
      colleague: null,
    });
  });

  it('is never an accident, whatever stands there', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), fc.constant(null)), (kept) => {
        expect(readDraft(kept, now)).toBeNull();
      }),
    );
  });

  it('has text when something was typed', () => {
    expect([EMPTY, { ...EMPTY, subject: ' ' }, { ...EMPTY, location: '4. etasje' }].map(hasText)).toEqual([
      false,
      false,
      true,
    ]);
  });
});
