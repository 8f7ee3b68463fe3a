import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { collisions } from './merge-update.js';

const service = (key: string) => ({ key, name: key.toUpperCase() });

describe('two people changing one ticket', () => {
  it('collide where they want different things of the same field', () => {
    const changes = {
      subject: ['Skriver', 'Skriver i 3. etasje'],
      service: [service('print'), service('net')],
    } as const;
    expect(collisions({ subject: 'Skriveren' }, changes)).toEqual(['subject']);
    expect(collisions({ subject: 'Skriveren', serviceKey: 'phone', kind: 'request' }, changes)).toEqual([
      'subject',
      'service',
    ]);
  });

  it('do not where they want the same, or speak of different fields', () => {
    const changes = { priority: [3, 2], service: [service('print'), service('net')], state: ['new', 'open'] } as const;
    expect(collisions({ priority: 2, priorityReason: 'Mange rammet', serviceKey: 'net' }, changes)).toEqual([]);
    expect(collisions({ subject: 'Skriveren', kind: 'request' }, changes)).toEqual([]);
    expect(collisions({ priority: 1, priorityReason: 'Alle rammet' }, changes)).toEqual(['priority']);
  });

  it('lose nothing of either: what one sets is never what the other set, unless that is said', () => {
    const values = {
      subject: fc.constantFrom('a', 'b'),
      kind: fc.constantFrom('incident' as const, 'request' as const),
    };
    const some = fc.record(values, { requiredKeys: [] });
    fc.assert(
      fc.property(fc.record(values), some, some, (base, first, second) => {
        const after = { ...base, ...first };
        const changes = Object.fromEntries(
          (['subject', 'kind'] as const).flatMap((field) =>
            base[field] === after[field] ? [] : [[field, [base[field], after[field]] as const]],
          ),
        );
        const said = collisions(second, changes);
        const merged = { ...after, ...second };
        for (const field of ['subject', 'kind'] as const) {
          const isLost = first[field] !== undefined && first[field] !== base[field] && merged[field] !== first[field];
          expect(said.includes(field)).toBe(isLost);
        }
      }),
    );
  });
});
