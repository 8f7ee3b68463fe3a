import fc from 'fast-check';

/**
 * How many cases all properties of the judge look at together: a thousand in the ordinary run, a million and more in the
 * deep one (`npm run test:deep`), which also gives the seed and asks for progress.
 */
const ALL = Number(process.env.DESK_CASES ?? 1_000);
const SEED = process.env.DESK_SEED === undefined ? undefined : Number(process.env.DESK_SEED);
const PROGRESS = process.env.DESK_PROGRESS !== undefined;

/** Questions put to one generated calendar or set of promises, each a case. */
export const QUESTIONS = PROGRESS ? 50 : 10;
const CHUNK = 20;

/** Lets a property hold for its share of all cases. What it is given holds `QUESTIONS` cases each. */
export function holds<T>(name: string, share: number, given: fc.Arbitrary<T>, check: (one: T) => void): void {
  const runs = Math.ceil((ALL * share) / QUESTIONS);
  for (let done = 0; done < runs;) {
    const numRuns = Math.min(CHUNK, runs - done);
    const seed = SEED === undefined ? {} : { seed: SEED + done };
    fc.assert(fc.property(given, check), { numRuns, endOnFailure: PROGRESS, ...seed });
    done += numRuns;
    if (PROGRESS) process.stdout.write(`${JSON.stringify({ name, cases: numRuns * QUESTIONS })}\n`);
  }
}

/** Longer than any run. */
export const AS_LONG_AS_IT_TAKES = 6 * 3_600_000;
