import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { safeNext } from './safe-next.js';

const SITE = 'https://desk.example';

describe('the address after signing in', () => {
  it('is a path of this site', () => {
    expect(safeNext('/tickets/OSL-1?tab=notes')).toBe('/tickets/OSL-1?tab=notes');
    expect(
      [
        '//evil.example',
        '/\\evil.example',
        '/\n/evil.example',
        'https://evil.example',
        'javascript:alert(1)',
        '',
        null,
      ].map(safeNext),
    ).toEqual(Array(7).fill('/'));
  });

  it('never leads to another site', () => {
    const part = fc.constantFrom('/', '\\', '\t', '\n', ' ', ':', '@', 'evil.example', 'https', '.', '%2f');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        expect(new URL(safeNext(parts.join('')), SITE).origin).toBe(SITE);
      }),
    );
  });
});
