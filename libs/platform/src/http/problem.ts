import { PROBLEMS, type ProblemBody, type ProblemCode } from '@desk/contracts';

/** What may stand beside `detail` in an answer. */
export type ProblemExtras = Pick<ProblemBody, 'errors' | 'allowed' | 'current'> & { retryAfterSeconds?: number };

/** An expected refusal. `detail` says in one sentence what to do; it is shown to the caller as it is. */
export class Problem extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly detail: string,
    readonly extras: ProblemExtras = {},
  ) {
    super(`${code}: ${detail}`);
  }

  get status(): number {
    return PROBLEMS[this.code].status;
  }
}

export const notFound = (what: string) => new Problem('not_found', `${what} does not exist, or is not yours to see.`);
