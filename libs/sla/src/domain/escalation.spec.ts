import { CLOCK_TARGETS, PRIORITIES } from '@desk/contracts';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BREACH_PERCENT, escalationsFor, type ClockPoint, type Escalation } from './escalation.js';

const rule = (over: Partial<Escalation>): Escalation => ({
  name: 'regel',
  active: true,
  target: null,
  serviceId: null,
  priority: null,
  atPercent: 90,
  tell: [],
  tellPersonIds: [],
  reassignTo: null,
  raisePriorityTo: null,
  ...over,
});
const point: ClockPoint = { target: 'resolution', serviceId: 's1', priority: 1, percent: 90 };

const anyOrNull = <T>(values: readonly T[]) => fc.constantFrom<(T | null)[]>(null, ...values);
const points: fc.Arbitrary<ClockPoint> = fc.record({
  target: fc.constantFrom(...CLOCK_TARGETS),
  serviceId: fc.constantFrom('s1', 's2'),
  priority: fc.constantFrom(...PRIORITIES),
  percent: fc.constantFrom(75, 90, BREACH_PERCENT),
});
const rules: fc.Arbitrary<Escalation[]> = fc.array(
  fc
    .record({
      active: fc.boolean(),
      target: anyOrNull(CLOCK_TARGETS),
      serviceId: anyOrNull(['s1', 's2']),
      priority: anyOrNull(PRIORITIES),
      atPercent: fc.constantFrom(75, 90, BREACH_PERCENT),
    })
    .map(rule),
  { maxLength: 12 },
);

describe('which rules apply when a clock reaches a point', () => {
  it.each<[string, Partial<Escalation>, boolean]>([
    ['one that names nothing', {}, true],
    ['one that names all of it', { target: 'resolution', serviceId: 's1', priority: 1 }, true],
    ['not one of another clock', { target: 'first_response' }, false],
    ['not one of another service', { serviceId: 's2' }, false],
    ['not one of another priority', { priority: 2 }, false],
    ['not one of an earlier point', { atPercent: 75 }, false],
    ['not one of the breach', { atPercent: BREACH_PERCENT }, false],
    ['not one that is switched off', { active: false }, false],
  ])('%s', (_what, over, applies) => {
    expect(escalationsFor([rule(over)], point)).toHaveLength(applies ? 1 : 0);
  });

  it('all that match, in their order, each once; what is left out differs in something', () => {
    fc.assert(
      fc.property(rules, points, (all, at) => {
        const found = escalationsFor(all, at);
        expect(found).toEqual(all.filter((one) => found.includes(one)));
        for (const one of all.filter((each) => !found.includes(each))) {
          const named = [
            [one.target, at.target],
            [one.serviceId, at.serviceId],
            [one.priority, at.priority],
            [one.atPercent, at.percent],
          ];
          expect(!one.active || named.some(([wanted, is]) => wanted !== null && wanted !== is)).toBe(true);
        }
      }),
    );
  });

  it('an open rule applies wherever a narrower one does', () => {
    fc.assert(
      fc.property(rules, points, (all, at) => {
        const opened = all.map((one) => ({ ...one, serviceId: null, priority: null }));
        expect(escalationsFor(opened, at).length).toBeGreaterThanOrEqual(escalationsFor(all, at).length);
      }),
    );
  });
});
