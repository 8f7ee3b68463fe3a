import { randomFillSync, randomInt } from 'node:crypto';
import { v7 } from 'uuid';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Chance is fetched for so many ids at once: every request has one. */
const POOL = Buffer.allocUnsafe(16 * 256);
let taken = POOL.length;
/** Counts all ids of this process, so that those of one millisecond sort as they were made. */
let count = randomInt(2 ** 31);

/** A new UUIDv7; ids made later sort later. */
export function newId(): string {
  if (taken === POOL.length) {
    randomFillSync(POOL);
    taken = 0;
  }
  const random = POOL.subarray(taken, taken + 16);
  taken += 16;
  count = (count + 1) >>> 0;
  return v7({ random, seq: count });
}

/** A UUIDv7 whose time part is `epochMs`, for rows that are written long after they happened. */
export function newIdAt(epochMs: number): string {
  return v7({ msecs: epochMs });
}

export function isId(value: string): boolean {
  return UUID.test(value);
}
