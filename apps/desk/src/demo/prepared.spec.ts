import { describe, expect, it } from '@jest/globals';
import { seededRandom } from '@desk/benefits';
import { fillText, type TextValues } from '@desk/catalogue';
import { Temporal } from 'temporal-polyfill';
import { Dice } from './dice.js';
import { demoPeople } from './people.js';
import { demoPrepared } from './prepared.js';
import { demoReference } from './reference.js';

describe('what is prepared in the demo', () => {
  it('has fifteen answers and five macros, for services that there are, with variables that there are', () => {
    const now = Temporal.Instant.from('2026-03-02T08:00:00Z');
    const reference = demoReference(now);
    const people = demoPeople(reference, new Dice(seededRandom('x')), now);
    const [replies, macros] = demoPrepared(reference, people, now);
    expect([replies?.rows.length, macros?.rows.length]).toEqual([15, 5]);
    const rows = [...(replies?.rows ?? []), ...(macros?.rows ?? [])] as Record<string, unknown>[];
    expect(new Set(rows.map((row) => row['shortcut'])).size).toBe(20);
    const values = new Proxy({} as TextValues, { get: () => 'x' });
    for (const row of rows) {
      const texts = JSON.stringify(row['actions'] ?? [row['text_nb'], row['text_nn']]);
      // A variable that there is not is said to be missing.
      expect(fillText(texts, values, 'nb').text).not.toContain('[mangler');
    }
    expect(rows.filter((row) => row['service_id'] === null).length).toBeLessThan(8);
  });
});
