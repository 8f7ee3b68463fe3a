import type { SkillLevel } from '@desk/contracts';
import fc from 'fast-check';
import { chooseAgent, hasSkill, type Candidate, type Wanting } from './choose-agent.js';

const level = fc.constantFrom<SkillLevel>(1, 2, 3);
const skill = fc.constantFrom('nett', 'telefoni');
const candidates: fc.Arbitrary<readonly Candidate[]> = fc.uniqueArray(
  fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
    available: fc.boolean(),
    capacity: fc.constantFrom(0, 0.2, 0.4, 0.5, 1),
    load: fc.constantFrom(0, 1, 1.5, 2, 3, 6, 9),
    skills: fc.array(fc.tuple(skill, level)).map((known) => new Map(known)),
  }),
  { selector: ({ id }) => id },
);
const tickets: fc.Arbitrary<Wanting> = fc
  .record({ needed: fc.option(fc.tuple(skill, level)), ownerIds: fc.subarray(['a', 'b', 'c']) })
  .map(({ needed, ownerIds }) => ({
    neededSkillId: needed?.[0] ?? null,
    neededSkillLevel: needed?.[1] ?? null,
    ownerIds,
  }));
const caps = fc.integer({ min: 1, max: 10 });

/** Whether somebody may get it at all; written apart from the choice. */
const mayGet = (one: Candidate, ticket: Wanting, cap: number): boolean =>
  one.available &&
  one.capacity > 0 &&
  one.load / one.capacity < cap &&
  hasSkill(one, ticket) &&
  !ticket.ownerIds.includes(one.id);

describe('whom a ticket is given to', () => {
  it('is somebody there, who can, has room, and whose own it is not; nobody only when there is none such', () => {
    fc.assert(
      fc.property(candidates, tickets, caps, (all, ticket, cap) => {
        const chosen = chooseAgent(all, ticket, cap);
        const fit = all.filter((one) => mayGet(one, ticket, cap));
        expect(chosen === null).toBe(fit.length === 0);
        if (chosen) expect(fit).toContain(chosen);
      }),
    );
  });

  it('has the lowest load for their capacity', () => {
    fc.assert(
      fc.property(candidates, tickets, caps, (all, ticket, cap) => {
        const chosen = chooseAgent(all, ticket, cap);
        fc.pre(chosen !== null);
        const others = all.filter((one) => mayGet(one, ticket, cap)).map((one) => one.load / one.capacity);
        expect(chosen.load / chosen.capacity).toBe(Math.min(...others));
      }),
    );
  });

  it('does not hang on the order in which they are named', () => {
    fc.assert(
      fc.property(candidates, tickets, caps, (all, ticket, cap) => {
        expect(chooseAgent([...all].reverse(), ticket, cap)).toBe(chooseAgent(all, ticket, cap));
      }),
    );
  });

  it('shares many tickets out by capacity: one at 40 % holds two fifths of what a whole position does', () => {
    let team: Candidate[] = [
      { id: 'whole', available: true, capacity: 1, load: 0, skills: new Map() },
      { id: 'part', available: true, capacity: 0.4, load: 0, skills: new Map() },
    ];
    const ticket: Wanting = { neededSkillId: null, neededSkillLevel: null, ownerIds: [] };
    for (let n = 0; n < 14; n++) {
      const chosen = chooseAgent(team, ticket, 100);
      team = team.map((one) => (one === chosen ? { ...one, load: one.load + 1 } : one));
    }
    expect(team.map(({ load }) => load)).toEqual([10, 4]);
  });
});
