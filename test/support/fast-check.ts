import fc from '../../node_modules/fast-check/lib/fast-check.js';

/**
 * What specs get as `fast-check` (`jest.config.js`): with `DESK_RUNS=20` every property looks at twenty times as many cases,
 * with `DESK_SEED` at those of a run that failed, which tells its seed.
 */
const seed = process.env.DESK_SEED === undefined ? {} : { seed: Number(process.env.DESK_SEED) };
const times = Number(process.env.DESK_RUNS ?? 1);
const USUAL_RUNS = 100;

const assert: typeof fc.assert = (property, parameters) =>
  fc.assert(property, { ...seed, ...parameters, numRuns: times * (parameters?.numRuns ?? USUAL_RUNS) }) as never;

export default { ...fc, assert };
