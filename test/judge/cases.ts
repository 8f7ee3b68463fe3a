import { writeSync } from 'node:fs';
import { expect } from '@jest/globals';
import fc from 'fast-check';

/**
 * How many cases all properties of the judge look at together: some thousands in the ordinary run, a million and more in the
 * deep one (`npm run test:deep`), which also gives the seed and asks for progress.
 */
const ALL = Number(process.env.DESK_CASES ?? 4_000);
const SEED = process.env.DESK_SEED === undefined ? undefined : Number(process.env.DESK_SEED);
const PROGRESS = process.env.DESK_PROGRESS !== undefined;

/** Questions put to one generated calendar or set of promises, each a case. */
export const QUESTIONS = PROGRESS ? 50 : 10;
/** The same, where nobody counts minutes. */
export const MANY_QUESTIONS = PROGRESS ? 500 : 50;
const CHUNK = 20;

/** Lets a property hold for its share of all cases. What it is given holds so many cases each. */
export function holds<T>(
  name: string,
  share: number,
  given: fc.Arbitrary<T>,
  check: (one: T) => void,
  each = QUESTIONS,
): void {
  const runs = Math.ceil((ALL * share) / each);
  for (let done = 0; done < runs;) {
    const numRuns = Math.min(CHUNK, runs - done);
    const seed = SEED === undefined ? {} : { seed: SEED + done };
    fc.assert(fc.property(given, check), { numRuns, endOnFailure: PROGRESS, ...seed });
    done += numRuns;
    // Written at once: nothing else gets its turn before the last case.
    if (PROGRESS) writeSync(1, `${JSON.stringify({ name, cases: numRuns * each })}\n`);
  }
}

/** As `expect`, which takes longer than what is compared. */
export function agree(is: unknown, should: unknown): void {
  if (is !== should) expect(is).toBe(should);
}

/** Longer than any run. */
export const AS_LONG_AS_IT_TAKES = 6 * 3_600_000;
