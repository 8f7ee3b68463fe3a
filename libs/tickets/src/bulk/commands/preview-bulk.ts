import { authorise, authoriseDesk, scopeOf, type Actor } from '@desk/access';
import { BULK_UNDOABLE, type BulkItem, type BulkPreview, type BulkPreviewRequest } from '@desk/contracts';
import { Clock, Config, Database, Problem, type ReadTx } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { TicketDesk } from '../../ticket-desk.js';
import { TicketTerms } from '../../ticket-terms.js';
import { TicketsRepository, type StoredCourse } from '../../tickets.repository.js';
import { BulkPlans, type BulkPlan } from '../bulk-plans.js';
import { sumsOf } from '../domain/sums.js';

/** What a change would do to each of the tickets: by the same policies and decisions, and nothing is written. */
@Injectable()
export class PreviewBulk {
  constructor(
    private readonly database: Database,
    private readonly tickets: TicketsRepository,
    private readonly terms: TicketTerms,
    private readonly plans: BulkPlans,
    private readonly desk: TicketDesk,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  async run(actor: Actor, { ticketIds, change }: BulkPreviewRequest): Promise<BulkPreview> {
    authoriseDesk(actor, 'changeInBulk');
    const items = await this.database.read(scopeOf(actor), async (tx) => {
      const plan = await this.plans.of(tx, change);
      const courses = new Map((await this.tickets.look(tx, ticketIds)).map((course) => [course.ticket.id, course]));
      const found: BulkItem[] = [];
      for (const id of ticketIds) found.push(await this.item(tx, actor, id, courses.get(id), plan));
      return found;
    });
    return {
      items,
      sums: sumsOf(items),
      undoable: (BULK_UNDOABLE as readonly string[]).includes(change.verb),
      messages: change.verb === 'resolve' ? items.filter(({ outcome }) => outcome === 'ok').length : 0,
    };
  }

  private async item(
    tx: ReadTx,
    actor: Actor,
    ticketId: string,
    course: StoredCourse | undefined,
    { action, decide }: BulkPlan,
  ): Promise<BulkItem> {
    const nowhere = { ticketId, number: null, subject: null, version: null, code: null, detail: null };
    if (!course) return { ...nowhere, outcome: 'not_found' };
    const { ticket } = course;
    const known = {
      ticketId,
      number: `${this.config.ticketPrefix}-${ticket.number}`,
      subject: ticket.sensitive ? null : ticket.subject,
      version: ticket.version,
      code: null,
      detail: null,
    };
    try {
      authorise(actor, action, ticket);
      const hand = { actorId: actor.id, origin: 'agent', at: this.clock.now() } as const;
      const on = { actor, ticket, hand, terms: await this.terms.of(tx, ticket.declarationId) };
      const step = this.desk.rehearse(on, course, decide(on));
      return { ...known, outcome: step.ticket.version === ticket.version ? 'unchanged' : 'ok' };
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (error.code === 'not_found') return { ...nowhere, outcome: 'not_found' };
      return { ...known, outcome: 'refused', code: error.code, detail: detailOf(error) };
    }
  }
}

/** In one sentence what stands in the way. */
export function detailOf(error: Problem): string {
  const [field] = error.extras.errors ?? [];
  return field === undefined ? error.detail : `${field.pointer} ${field.message}`;
}
