import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { heldRows } from './held-rows.js';

const rows = (ids: string, text = '') => [...ids].map((id) => ({ id, text }));

describe('a list that stands still', () => {
  it('shows what its rows have become where they are, and counts what else has happened', () => {
    expect(heldRows(rows('abcd', 'før'), rows('xadcb', 'nå'))).toEqual({
      rows: rows('abcd', 'nå'),
      gone: new Set(),
      waiting: 3,
    });
    const held = heldRows(rows('abc', 'før'), rows('ca', 'nå'));
    expect(held.rows).toEqual([
      { id: 'a', text: 'nå' },
      { id: 'b', text: 'før' },
      { id: 'c', text: 'nå' },
    ]);
    expect([...held.gone]).toEqual(['b']);
    expect(held.waiting).toBe(2);
    expect(heldRows(rows('abc'), rows('abc', 'nå')).waiting).toBe(0);
  });

  it('never moves a row, and waits for something exactly when it differs from the list', () => {
    const ids = fc.uniqueArray(fc.constantFrom(...'abcdefgh')).map((all) => rows(all.join('')));
    fc.assert(
      fc.property(ids, ids, (shown, now) => {
        const held = heldRows(shown, now);
        expect(held.rows.map(({ id }) => id)).toEqual(shown.map(({ id }) => id));
        const isSame = shown.map(({ id }) => id).join() === now.map(({ id }) => id).join();
        expect(held.waiting === 0).toBe(isSame);
      }),
    );
  });
});
