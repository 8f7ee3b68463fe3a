import { scopeOf, type Actor } from '@desk/access';
import type { KeepDraftRequest, KeptDraft } from '@desk/contracts';
import { Config, Database, notFound, Problem, type Tx } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { ticketKey } from '../queries/ticket-key.js';
import { TicketReads } from '../queries/ticket-reads.js';
import { ensureDraft, lockDraft, readDrafts, tidyDraft, writeDraft, type DraftPlace } from './draft-rows.js';

/** Keeps what somebody is writing. Goes on for what they have begun when they may no longer read the ticket. */
@Injectable()
export class KeepDraft {
  constructor(
    private readonly database: Database,
    private readonly reads: TicketReads,
    private readonly config: Config,
  ) {}

  async run(actor: Actor, request: KeepDraftRequest): Promise<KeptDraft> {
    refuseMisplaced(request);
    return this.database.transaction(scopeOf(actor), async (tx) => {
      const place = await this.place(tx, actor, request);
      const stands = await lockDraft(tx, place);
      if (!stands) throw new Error('the draft was not made');
      await writeDraft(tx, stands, { ...request, replaces: request.revision !== stands.revision });
      await tidyDraft(tx, place);
      const [draft] = await readDrafts(tx, actor, this.config, [stands.id], 'd.id = $1');
      return { draft: draft ?? null };
    });
  }

  private async place(tx: Tx, actor: Actor, { kind, ticketId }: KeepDraftRequest): Promise<DraftPlace> {
    if (ticketId === undefined) {
      const place = { authorId: actor.id, kind, ticketId: null };
      await ensureDraft(tx, place, null);
      return place;
    }
    const begun = await this.begun(tx, actor, kind, ticketId);
    if (begun !== null) return { authorId: actor.id, kind, ticketId: begun };
    const action = kind === 'note' ? 'note' : 'read';
    const beside = '(select t.number::text)';
    const [ticket, [number]] = await this.reads.find(tx, actor, ticketId, action, 'draft-ticket', beside, []);
    const place = { authorId: actor.id, kind, ticketId: ticket.id };
    await ensureDraft(tx, place, Number(number));
    return place;
  }

  /** The id of a ticket of which they have such a draft. */
  private async begun(tx: Tx, actor: Actor, kind: string, idOrNumber: string): Promise<string | null> {
    const key = ticketKey(this.config.ticketPrefix, idOrNumber);
    if (!key) throw notFound('The ticket');
    const column = key.where.startsWith('t.id') ? 'ticket_id' : 'ticket_number';
    const [row] = await tx.query<{ id: string }>(
      `select ticket_id as id from draft where author_id = $1 and kind = $2 and ${column} = $3`,
      [actor.id, kind, key.value],
    );
    return row?.id ?? null;
  }
}

function refuseMisplaced({ kind, ticketId }: KeepDraftRequest): void {
  if ((kind === 'new_ticket') === (ticketId === undefined)) return;
  const message = kind === 'new_ticket' ? 'is not for a ticket that is not filed' : 'names the ticket';
  throw new Problem('validation_failed', 'Correct the named fields and send the request again.', {
    errors: [{ pointer: '/ticketId', message }],
  });
}
