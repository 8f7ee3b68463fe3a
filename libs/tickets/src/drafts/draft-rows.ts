import type { Actor } from '@desk/access';
import type { DraftKind, DraftView } from '@desk/contracts';
import { newId, toIso, type Config, type ReadTx, type Tx } from '@desk/platform';
import { waitingFiles } from '../attachments/upload-rows.js';
import { setAside, type SetAside } from '../domain/set-aside.js';
import { readable } from '../queries/readable.js';
import { iso } from '../queries/sql-json.js';

/** Whose draft of what. Every statement on drafts names the author: no agency guards them. */
export interface DraftPlace {
  readonly authorId: string;
  readonly kind: DraftKind;
  readonly ticketId: string | null;
}

const AT = 'author_id = $1 and kind = $2 and ticket_id is not distinct from $3';
const at = ({ authorId, kind, ticketId }: DraftPlace) => [authorId, kind, ticketId];

export interface StoredDraft {
  readonly id: string;
  readonly revision: number;
  readonly text: string;
  readonly set_aside: readonly SetAside[];
  readonly updated_at: Date;
}

export async function lockDraft(tx: Tx, place: DraftPlace): Promise<StoredDraft | null> {
  const [row] = await tx.query<StoredDraft>(
    `select id, revision, text, set_aside, updated_at from draft where ${AT} for update`,
    at(place),
  );
  return row ?? null;
}

/** Makes an empty draft where there is none. */
export async function ensureDraft(tx: Tx, place: DraftPlace, ticketNumber: number | null): Promise<void> {
  await tx.query(
    `insert into draft (id, author_id, kind, ticket_id, ticket_number, text, revision, updated_at)
     values ($4, $1, $2, $3, $5, '', 0, $6) on conflict (author_id, ticket_id, kind) do update set updated_at = excluded.updated_at`,
    [...at(place), newId(), ticketNumber, toIso(tx.now)],
  );
}

/** Puts a text in the place of what stands; what that was and the new one does not go on from is set aside when `replaces`. */
export async function writeDraft(
  tx: Tx,
  stands: StoredDraft,
  {
    text,
    fields,
    replaces,
    dropSetAside,
  }: { text: string; fields?: object; replaces: boolean; dropSetAside?: boolean },
): Promise<void> {
  const kept = dropSetAside ? [] : stands.set_aside;
  const replaced = { text: stands.text, at: stands.updated_at.toISOString() };
  const beside = replaces ? setAside(kept, replaced, text) : kept;
  await tx.query(
    `update draft set text = $2, fields = coalesce($3::jsonb, fields), set_aside = $4::jsonb, revision = revision + 1,
       updated_at = $5 where id = $1`,
    [stands.id, text, fields === undefined ? null : JSON.stringify(fields), JSON.stringify(beside), toIso(tx.now)],
  );
}

/** Removes a draft in which nothing is left: no text, no field, no file, nothing set aside. */
export async function tidyDraft(tx: Tx, place: DraftPlace): Promise<void> {
  await tx.query(
    `delete from draft d where ${AT} and trim(d.text) = '' and d.fields = '{}' and d.set_aside = '[]' and not exists (
       select from upload u where u.author_id = d.author_id and u.kind = d.kind and u.ticket_id is not distinct from d.ticket_id
         and u.held_id is null)`,
    at(place),
  );
}

/** What was sent is no draft any more. Files that were not sent with it stay in the composer. */
export async function draftSent(tx: Tx, actor: Actor, draftId: string | undefined): Promise<void> {
  if (draftId === undefined) return;
  const [place] = await tx.query<DraftPlace>(
    `update draft set text = '', fields = '{}', set_aside = '[]', revision = revision + 1 where id = $1 and author_id = $2
     returning author_id as "authorId", kind, ticket_id as "ticketId"`,
    [draftId, actor.id],
  );
  if (place) await tidyDraft(tx, place);
}

/**
 * Drafts as their author gets them, newest first. `where` is a condition on `draft d`, `bind` keeps values as parameters. Of
 * a ticket that the author may no longer read there is the number and what they wrote themselves.
 */
export function readDrafts(
  tx: ReadTx,
  actor: Actor,
  config: Config,
  parameters: unknown[],
  where: string,
): Promise<DraftView[]> {
  const bind = (value: unknown) => `$${parameters.push(value)}`;
  const ticket = `json_build_object('id', d.ticket_id, 'number', ${bind(`${config.ticketPrefix}-`)}::text || d.ticket_number,
    'subject', (select t.subject from ticket t where t.id = d.ticket_id and ${readable(actor, bind)}))`;
  const files = waitingFiles(`u.author_id = d.author_id and u.kind = d.kind and u.held_id is null
    and u.ticket_id is not distinct from d.ticket_id`);
  return tx.query<DraftView>(
    `select d.id, d.kind, case when d.ticket_id is not null then ${ticket} end as ticket, d.text, d.fields, d.revision,
       d.set_aside as "setAside", ${files} as attachments, ${iso('d.updated_at')} as "updatedAt"
     from draft d where d.author_id = ${bind(actor.id)} and ${where}`,
    parameters,
  );
}
