import { authoriseDesk, scopeOf, type Actor } from '@desk/access';
import type { BulkView, StartBulkRequest } from '@desk/contracts';
import { Database, Jobs, Log, newId, notFound } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { BulkPlans } from '../bulk-plans.js';
import { ReadBulk } from '../queries/read-bulk.js';

/** Asks for a change of many tickets; a job carries it out, ticket by ticket. */
@Injectable()
export class StartBulk {
  constructor(
    private readonly database: Database,
    private readonly plans: BulkPlans,
    private readonly bulks: ReadBulk,
    private readonly jobs: Jobs,
    private readonly log: Log,
  ) {}

  async run(actor: Actor, { change, tickets }: StartBulkRequest): Promise<BulkView> {
    authoriseDesk(actor, 'changeInBulk');
    const id = newId();
    const view = await this.database.transaction(scopeOf(actor), async (tx) => {
      await this.plans.of(tx, change);
      await tx.query('insert into bulk_change (id, actor_id, change, started_at) values ($1, $2, $3, $4)', [
        id,
        actor.id,
        JSON.stringify(change),
        tx.now.toString(),
      ]);
      const stored = await tx.query(
        `insert into bulk_item (bulk_id, position, agency_id, ticket_id, version)
         select $1, n.position, t.agency_id, t.id, n.version
         from unnest($2::uuid[], $3::integer[]) with ordinality as n (id, version, position) join ticket t on t.id = n.id
         returning position`,
        [id, tickets.map((ticket) => ticket.id), tickets.map(({ version }) => version)],
      );
      if (stored.length < tickets.length) throw notFound('One of the tickets');
      return this.bulks.find(tx, actor, id);
    });
    // A queue that is away is no fault: the schedule finds what waits.
    await this.jobs
      .add('tickets.bulk', [{ payload: {} }])
      .catch((error: unknown) => this.log.warn({ reason: String(error) }, 'a bulk change waits for the schedule'));
    return view;
  }
}
