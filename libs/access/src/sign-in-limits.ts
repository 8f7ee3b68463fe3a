import { CITY_AGENCY_ID, SYSTEM_ACTOR_ID } from '@desk/contracts';
import { Config, Database, Problem } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';

const FAILURES = 10;
const FAILURE_WINDOW_SECONDS = 15 * 60;

/** How often may be tried to sign in. Counted in the database, so that it holds over all processes. */
@Injectable()
export class SignInLimits {
  private readonly attempts: RateLimiterPostgres;
  private readonly failures: RateLimiterPostgres;

  constructor(database: Database, config: Config) {
    const scope = { actorId: SYSTEM_ACTOR_ID, agencyIds: [CITY_AGENCY_ID] };
    const store = {
      query: async ({ text, values }: { text: string; values: unknown[] }) => {
        const rows = await database.transaction(scope, (tx) => tx.query(text, values));
        return { rows, rowCount: rows.length };
      },
    };
    const shared = {
      storeClient: store,
      storeType: 'client',
      tableName: 'rate_limit',
      tableCreated: true,
      clearExpiredByTimeout: false,
    };
    const points = config.signInLimitPerMinute;
    // Once over the limit, the process itself refuses without asking the database again.
    this.attempts = new RateLimiterPostgres({
      ...shared,
      keyPrefix: 'sign_in',
      points,
      duration: 60,
      inMemoryBlockOnConsumed: points + 1,
    });
    this.failures = new RateLimiterPostgres({
      ...shared,
      keyPrefix: 'sign_in_failure',
      points: FAILURES,
      duration: FAILURE_WINDOW_SECONDS,
    });
  }

  /** Runs one attempt of an address to sign in as somebody, unless there were too many. */
  async attempt<T>(address: string, who: string, signIn: () => Promise<T>): Promise<T> {
    await this.attempts.consume(address).catch(refuse);
    const key = `${address}|${who}`;
    const failed = await this.failures.get(key);
    if (failed && failed.consumedPoints >= FAILURES) refuse(failed);
    try {
      return await signIn();
    } catch (error) {
      if (error instanceof Problem) await this.failures.penalty(key);
      throw error;
    }
  }
}

function refuse(reason: unknown): never {
  if (!(reason instanceof RateLimiterRes)) throw reason;
  const retryAfterSeconds = Math.max(1, Math.ceil(reason.msBeforeNext / 1_000));
  throw new Problem('too_many_requests', `Too many attempts to sign in. Wait ${retryAfterSeconds} seconds.`, {
    retryAfterSeconds,
  });
}
