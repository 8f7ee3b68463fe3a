import { scopeOf, type Actor } from '@desk/access';
import type { DraftView } from '@desk/contracts';
import { Config, Database, isId, LiveHub, notFound, personRoom, type Tx } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { ensureDraft, lockDraft, readDrafts, writeDraft, type DraftPlace } from '../drafts/draft-rows.js';
import { lockHeldOf, type Held } from './held-rows.js';

/** Calls a message back before it leaves: its text and files stand in the composer again. 404 when it has left. */
@Injectable()
export class UndoHeld {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
    private readonly hub: LiveHub,
  ) {}

  async run(actor: Actor, id: string): Promise<DraftView> {
    if (!isId(id)) throw notFound('The held message');
    return this.database.transaction(scopeOf(actor), async (tx) => {
      const held = await lockHeldOf(tx, actor.id, id);
      if (!held) throw notFound('The held message');
      const draftId = await giveBack(tx, held);
      this.hub.emit(tx, [personRoom(actor.id)], 'changed', { topic: 'writing', id: held.ticketId });
      const [draft] = await readDrafts(tx, actor, this.config, [draftId], 'd.id = $1');
      if (!draft) throw new Error('the draft was not made');
      return draft;
    });
  }
}

/**
 * Makes a draft of a message that does not leave, and of the note that its author wrote into the macro. What was begun
 * meanwhile is set aside, not lost.
 */
export async function giveBack(tx: Tx, held: Held): Promise<string> {
  const place: DraftPlace = { authorId: held.authorId, kind: 'message', ticketId: held.ticketId };
  const [ticket] = await tx.query<{ number: string }>('select number from ticket where id = $1', [held.ticketId]);
  const draftId = await putBack(tx, place, Number(ticket?.number), held.text);
  if (held.macro?.note) await putBack(tx, { ...place, kind: 'note' }, Number(ticket?.number), held.macro.note);
  await tx.query('update upload set held_id = null where held_id = $1', [held.id]);
  await tx.query('delete from held_message where id = $1', [held.id]);
  return draftId;
}

async function putBack(tx: Tx, place: DraftPlace, ticketNumber: number, text: string): Promise<string> {
  await ensureDraft(tx, place, ticketNumber);
  const stands = await lockDraft(tx, place);
  if (!stands) throw new Error('the draft was not made');
  await writeDraft(tx, stands, { text, replaces: true });
  return stands.id;
}
