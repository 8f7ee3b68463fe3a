import { authoriseDesk, cityDate, scopeOf, type Actor } from '@desk/access';
import type { KnownReport, StartKnownReportRequest } from '@desk/contracts';
import { Database, Jobs, Log, newId, Problem, type Tx } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { knownReportFaults } from '../domain/known-report-faults.js';
import { readKnownReport } from '../known/known-report.view.js';

/** Asks what was known of a period at the end of a day; a job counts it. */
@Injectable()
export class StartKnownReport {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly log: Log,
  ) {}

  async run(actor: Actor, request: StartKnownReportRequest): Promise<KnownReport> {
    authoriseDesk(actor, 'readReports');
    const report = await this.database.transaction(scopeOf(actor), (tx) => this.insert(tx, request));
    // A queue that is away is no fault: the schedule finds what waits.
    await this.jobs
      .add('metrics.recount', [{ payload: {} }])
      .catch((error: unknown) => this.log.warn({ reason: String(error) }, 'a report waits for the schedule'));
    return report;
  }

  private async insert(tx: Tx, request: StartKnownReportRequest): Promise<KnownReport> {
    const errors = knownReportFaults(request, cityDate(tx.now));
    if (errors.length > 0) {
      throw new Problem('validation_failed', 'Correct the named fields and send the request again.', { errors });
    }
    const { actorId } = tx.scope;
    // Who asks anew does not wait for the answer to what they asked before.
    await tx.query(`delete from known_report where requested_by_id = $1 and state in ('waiting', 'running')`, [
      actorId,
    ]);
    const id = newId();
    await tx.query(
      `insert into known_report (id, from_date, to_date, known_on, requested_at, requested_by_id) values ($1, $2, $3, $4, $5, $6)`,
      [id, request.from, request.to, request.knownOn, tx.now.toString(), actorId],
    );
    return readKnownReport(tx, actorId, id);
  }
}
