import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cursorKey, encodeCursor, readCursor } from './cursor.js';
import { Problem } from './problem.js';

const time = { min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true };
const shape = [cursorKey.integer, cursorKey.instant, cursorKey.uuid, cursorKey.date, cursorKey.smallint];
const place = fc.tuple(
  fc.integer({ min: -(2 ** 31) + 1, max: 2 ** 31 - 1 }),
  fc.oneof(
    fc.constant('infinity'),
    fc.date(time).map((at) => at.toISOString()),
  ),
  fc.uuid(),
  fc.date(time).map((at) => at.toISOString().slice(0, 10)),
  fc.integer({ min: -32_767, max: 32_767 }),
);

describe('a cursor', () => {
  it('comes back as it went', () => {
    fc.assert(
      fc.property(place, (keys) => {
        expect(readCursor(encodeCursor(keys), shape)).toEqual(keys);
      }),
    );
  });

  it('that was made up is refused as a fault of the request, never of ours', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.json().map((text) => Buffer.from(text).toString('base64url')),
        ),
        (text) => {
          expect(() => readCursor(text, shape)).toThrow(Problem);
        },
      ),
    );
  });

  it.each([
    [
      'instant',
      ['2026-02-30T00:00:00.000Z', '0000-01-01T00:00:00.000Z', '+275760-09-13T00:00:00.000Z', '2026-02-03', 'x'],
    ],
    ['date', ['2026-02-30', '0000-01-01', '2026-2-3', '2026-02-03T00:00:00.000Z', '']],
    ['integer', [2 ** 31, 0.5, '1', Number.MAX_SAFE_INTEGER, Number.POSITIVE_INFINITY]],
    ['smallint', [2 ** 15, -(2 ** 15), 1e300]],
    ['uuid', ['00000000', "' or 1=1 --", 7]],
  ] as const)('refuses what no %s column holds', (kind, keys) => {
    for (const key of [...keys, null]) expect([key, cursorKey[kind](key)]).toEqual([key, false]);
  });
});
