import { describe, expect, it } from '@jest/globals';
import { isId, newId, newIdAt } from './ids.js';

describe('new ids', () => {
  it('are UUIDs of version 7, all different, and sort as they were made', () => {
    const ids = Array.from({ length: 5_000 }, newId);
    expect(ids.every((id) => isId(id) && /^.{14}7.{4}[89ab]/.test(id))).toBe(true);
    expect(new Set(ids.map((id) => id.slice(-10))).size).toBeGreaterThan(4_990);
    expect([...ids].sort()).toEqual(ids);
  });

  it('tell when they were made', () => {
    const before = newIdAt(Date.now() - 1);
    const id = newId();
    expect(before < id && id < newIdAt(Date.now() + 1_000)).toBe(true);
  });
});
