import { authoriseDesk, scopeOf, type Actor } from '@desk/access';
import type { BulkView } from '@desk/contracts';
import { Database, isId, Jobs, Log, notFound, Problem } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { ReadBulk } from '../queries/read-bulk.js';

/** Asks to put back what a bulk change made, wherever nobody has changed the ticket since. */
@Injectable()
export class UndoBulk {
  constructor(
    private readonly database: Database,
    private readonly bulks: ReadBulk,
    private readonly jobs: Jobs,
    private readonly log: Log,
  ) {}

  async run(actor: Actor, id: string): Promise<BulkView> {
    authoriseDesk(actor, 'changeInBulk');
    if (!isId(id)) throw notFound('The bulk change');
    const view = await this.database.transaction(scopeOf(actor), async (tx) => {
      const before = await this.bulks.find(tx, actor, id);
      const taken = await tx.query(
        `update bulk_change set state = 'undo_waiting', finished_at = null
         where id = $1 and actor_id = $2 and state = 'done' and undo_until > $3 returning id`,
        [id, actor.id, tx.now.toString()],
      );
      if (taken.length === 0) {
        throw new Problem(
          'undo_over',
          before.undoUntil === null
            ? 'This change cannot be undone, or has been undone already.'
            : 'It is too late to undo it; change the tickets anew.',
        );
      }
      await tx.query(`update bulk_item set undo_outcome = 'waiting' where bulk_id = $1 and outcome = 'ok'`, [id]);
      return this.bulks.find(tx, actor, id);
    });
    // A queue that is away is no fault: the schedule finds what waits.
    await this.jobs
      .add('tickets.bulk', [{ payload: {} }])
      .catch((error: unknown) => this.log.warn({ reason: String(error) }, 'a bulk change waits for the schedule'));
    return view;
  }
}
