import { authoriseDesk, cityDate, scopeOf, type Actor } from '@desk/access';
import type { RoutingTrial, StartRoutingTrialRequest } from '@desk/contracts';
import { Database, Jobs, Log, newId, Problem } from '@desk/platform';
import { refuseFaultyRules, RoutingRulesRepository, Teams } from '@desk/routing';
import { Injectable } from '@nestjs/common';
import { pastPeriodFaults } from '../domain/past-period.js';
import { readTrial } from '../trials/routing-trial.view.js';

/** Asks where tickets of a period would have gone by other rules; a job finds out. Nothing is saved of the rules. */
@Injectable()
export class StartRoutingTrial {
  constructor(
    private readonly database: Database,
    private readonly rules: RoutingRulesRepository,
    private readonly teams: Teams,
    private readonly jobs: Jobs,
    private readonly log: Log,
  ) {}

  async run(actor: Actor, { rules, from, to }: StartRoutingTrialRequest): Promise<RoutingTrial> {
    authoriseDesk(actor, 'administer');
    refuseFaultyRules(rules, await this.database.read(this.database.systemScope, (tx) => this.rules.known(tx)));
    const id = await this.database.transaction(scopeOf(actor), async (tx) => {
      const errors = pastPeriodFaults(from, to, cityDate(tx.now));
      if (errors.length > 0) {
        throw new Problem('validation_failed', 'Correct the named fields and send the request again.', { errors });
      }
      const id = newId();
      // Who asks anew does not wait for the answer to what they asked before.
      await tx.query(
        `update routing_trial set state = 'failed', finished_at = $2 where requested_by_id = $1 and state in ('waiting', 'running')`,
        [actor.id, tx.now.toString()],
      );
      await tx.query(
        `insert into routing_trial (id, rules, from_date, to_date, requested_at, requested_by_id) values ($1, $2, $3, $4, $5, $6)`,
        [id, JSON.stringify(rules), from, to, tx.now.toString(), actor.id],
      );
      return id;
    });
    // A queue that is away is no fault: the schedule finds what waits.
    await this.jobs
      .add('routing.try', [{ payload: {} }])
      .catch((error: unknown) => this.log.warn({ reason: String(error) }, 'a trial waits for the schedule'));
    return this.database.read(this.database.systemScope, (tx) => readTrial(tx, id, this.teams, this.rules));
  }
}
