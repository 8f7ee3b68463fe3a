import { readActorOfPerson, scopeOf, type Actor } from '@desk/access';
import { BULK_UNDOABLE, BULK_UNDO_MINUTES, type BulkChange, type BulkOutcome } from '@desk/contracts';
import { Database, LiveHub, Log, OnJob, personRoom, Problem, type Tx } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { TicketDesk } from '../ticket-desk.js';
import { BulkPlans, type BulkPlan } from './bulk-plans.js';
import { detailOf } from './commands/preview-bulk.js';
import { beforeOf, type Before } from './domain/undo.js';

/** Whoever waits for it is told of its progress no more often. */
const TELL_EVERY_MS = 500;

interface Bulk {
  readonly id: string;
  readonly actorId: string;
  readonly change: BulkChange;
  readonly undoes: boolean;
}

interface Item {
  readonly position: number;
  readonly ticketId: string;
  readonly version: number;
  readonly versionAfter: number | null;
  readonly before: Before | null;
}

/** What became of one ticket. */
interface Result {
  readonly outcome: BulkOutcome;
  readonly code?: string;
  readonly detail?: string;
  readonly versionAfter?: number;
  readonly before?: Before;
}

/**
 * Carries out bulk changes, one ticket a transaction: the ticket, its log, and what is said of it in the change are written
 * together, so that a worker that dies loses nothing and does nothing twice. Two workers share the tickets of a change.
 */
@Injectable()
export class RunBulk {
  constructor(
    private readonly database: Database,
    private readonly desk: TicketDesk,
    private readonly plans: BulkPlans,
    private readonly hub: LiveHub,
    private readonly log: Log,
  ) {}

  @OnJob('tickets.bulk')
  async run(): Promise<void> {
    const seen: string[] = [];
    for (let bulk = await this.next(seen); bulk !== null; bulk = await this.next(seen)) {
      seen.push(bulk.id);
      await this.carryOut(bulk);
    }
  }

  /** The change that has waited longest. One that this run has seen is left to whoever works on the rest of it. */
  private next(seen: readonly string[]): Promise<Bulk | null> {
    return this.database.transaction(this.database.systemScope, async (tx) => {
      const [bulk] = await tx.query<Bulk>(
        `update bulk_change b set state = case when state in ('waiting', 'running') then 'running' else 'undoing' end
         where b.id = (select c.id from bulk_change c where c.state in ('waiting', 'running', 'undo_waiting', 'undoing')
           and c.id <> all($1::uuid[]) order by c.started_at, c.id limit 1 for update skip locked)
         returning b.id, b.actor_id as "actorId", b.change, b.state = 'undoing' as undoes`,
        [seen],
      );
      return bulk ?? null;
    });
  }

  private async carryOut(bulk: Bulk): Promise<void> {
    const actor = await this.database.read(this.database.systemScope, (tx) => readActorOfPerson(tx, bulk.actorId));
    if (actor) {
      const plan = await this.plan(bulk, actor);
      let toldAt = performance.now();
      while (await this.one(bulk, actor, plan)) {
        if (performance.now() - toldAt < TELL_EVERY_MS) continue;
        toldAt = performance.now();
        this.tell(bulk);
      }
    }
    await this.finish(bulk);
    this.tell(bulk);
  }

  /** What is done to each ticket; null where each has a way back of its own. A refusal is that of every ticket. */
  private async plan({ change, undoes }: Bulk, actor: Actor): Promise<BulkPlan | Problem | null> {
    if (undoes) return null;
    try {
      return await this.database.read(scopeOf(actor), (tx) => this.plans.of(tx, change));
    } catch (error) {
      if (error instanceof Problem) return error;
      throw error;
    }
  }

  /** The next ticket that nobody works on; false when there is none. */
  private async one(bulk: Bulk, actor: Actor, plan: BulkPlan | Problem | null): Promise<boolean> {
    let position: number | null = null;
    try {
      return await this.database.transaction(scopeOf(actor), async (tx) => {
        const [item] = await tx.prepared<Item>(bulk.undoes ? 'bulk-undo-next' : 'bulk-next', next(bulk), [bulk.id]);
        if (!item) return false;
        position = item.position;
        await store(tx, bulk, item.position, await this.ticket(tx, bulk, actor, item, plan));
        return true;
      });
    } catch (error) {
      if (position === null) throw error;
      // What the database or we ourselves get wrong of one ticket must not hold up the others.
      this.log.error(error, { bulkId: bulk.id, position }, 'a ticket of a bulk change failed');
      const failed: Result = { outcome: 'refused', code: 'internal', detail: 'Something went wrong on our side.' };
      const at = position;
      await this.database.transaction(this.database.systemScope, (tx) => store(tx, bulk, at, failed));
      return true;
    }
  }

  private async ticket(
    tx: Tx,
    bulk: Bulk,
    actor: Actor,
    item: Item,
    common: BulkPlan | Problem | null,
  ): Promise<Result> {
    try {
      if (common instanceof Problem) throw common;
      const plan = common ?? (await this.undoing(tx, bulk, item));
      const course = await this.desk.open(tx, actor, item.ticketId, plan.action);
      if (course.ticket.version !== (bulk.undoes ? item.versionAfter : item.version)) {
        return { outcome: 'stale', code: 'stale_version', detail: 'Somebody has changed the ticket meanwhile.' };
      }
      const on = await this.desk.caseOf(tx, actor, course);
      const step = await this.desk.carryOutOnly(on, course, plan.decide(on));
      if (step.ticket.version === course.ticket.version) return { outcome: 'unchanged' };
      return { outcome: 'ok', versionAfter: step.ticket.version, before: beforeOf(course.ticket) };
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (error.code === 'not_found') return { outcome: 'not_found' };
      return { outcome: 'refused', code: error.code, detail: detailOf(error) };
    }
  }

  private undoing(tx: Tx, { change }: Bulk, { before }: Item): Promise<BulkPlan> {
    if (before === null) throw new Error('what was changed has nothing to go back to');
    return this.plans.undoing(tx, change.verb, before);
  }

  /** What is left is of no ticket that is still the actor's, unless another worker is at it: then it is the one to finish. */
  private async finish({ id, change, undoes }: Bulk): Promise<void> {
    const column = undoes ? 'undo_outcome' : 'outcome';
    await this.database.transaction(this.database.systemScope, async (tx) => {
      await tx.query(
        `update bulk_item set ${column} = 'not_found' where (bulk_id, position) in (
           select bulk_id, position from bulk_item where bulk_id = $1 and ${column} = 'waiting' for update skip locked)`,
        [id],
      );
      const undoable = !undoes && (BULK_UNDOABLE as readonly string[]).includes(change.verb);
      await tx.query(
        `update bulk_change set state = $2, finished_at = $3, undo_until = $4
         where id = $1 and state in ('running', 'undoing')
           and not exists (select from bulk_item where bulk_id = $1 and ${column} = 'waiting')`,
        [
          id,
          undoes ? 'undone' : 'done',
          tx.now.toString(),
          undoable ? tx.now.add({ minutes: BULK_UNDO_MINUTES }).toString() : null,
        ],
      );
    });
  }

  private tell({ id, actorId }: Bulk): void {
    this.hub.emitNow([personRoom(actorId)], 'changed', { topic: 'bulk', id });
  }
}

const next = ({ undoes }: Bulk): string => /* sql */ `
select position, ticket_id as "ticketId", version, version_after as "versionAfter", before from bulk_item
where bulk_id = $1 and ${undoes ? 'undo_outcome' : 'outcome'} = 'waiting' order by position limit 1 for update skip locked`;

async function store(tx: Tx, { id, undoes }: Bulk, position: number, result: Result): Promise<void> {
  const said = [id, position, result.outcome, result.code ?? null, result.detail ?? null];
  if (undoes) {
    await tx.prepared(
      'bulk-undone',
      'update bulk_item set undo_outcome = $3, undo_code = $4, undo_detail = $5 where bulk_id = $1 and position = $2',
      said,
    );
  } else {
    await tx.prepared(
      'bulk-done',
      `update bulk_item set outcome = $3, code = $4, detail = $5, version_after = $6, before = $7
       where bulk_id = $1 and position = $2`,
      [...said, result.versionAfter ?? null, result.before ? JSON.stringify(result.before) : null],
    );
  }
}
