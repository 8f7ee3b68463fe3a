import { CITY_TIME_ZONE, type DeclarationContent, type DeclarationDraftHead, type PersonRef } from '@desk/contracts';
import { isId, notFound, Problem, toInstant, toIso, type ReadTx, type Tx } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import type { Declarable } from './domain/declaration-faults.js';

export interface StoredDraft {
  readonly id: string;
  readonly basedOn: number | null;
  readonly revision: number;
  readonly content: DeclarationContent;
  readonly updatedAt: Temporal.Instant;
  readonly updatedBy: PersonRef | null;
}

/** What a declaration can name, and when the newest version begins. */
export interface Surroundings extends Declarable {
  readonly newestFrom: Temporal.PlainDate | null;
  readonly newestVersion: number;
}

type Row = Omit<StoredDraft, 'updatedAt'> & { readonly updatedAt: Date };

/** One publication at a time, city-wide: versions are numbered in the order of their dates. */
const PUBLISHING = 7_204_511;

/** Drafts of the declaration: what is not yet promised. */
@Injectable()
export class DraftsRepository {
  async find(tx: ReadTx, id: string): Promise<StoredDraft> {
    return this.one(tx, id, '');
  }

  /** The same, for changing it. */
  async lock(tx: Tx, id: string): Promise<StoredDraft> {
    return this.one(tx, id, 'for update of f');
  }

  async heads(tx: ReadTx): Promise<DeclarationDraftHead[]> {
    return (await this.select(tx, 'order by f.updated_at desc, f.id desc', [])).map(draftHead);
  }

  async insert(tx: Tx, draft: { id: string; basedOn: string; content: DeclarationContent }): Promise<void> {
    await tx.query(
      `insert into declaration_draft (id, based_on_id, content, created_at, updated_at, updated_by_id)
       values ($1, $2, $3, $4, $4, $5)`,
      [draft.id, draft.basedOn, JSON.stringify(draft.content), tx.now.toString(), tx.scope.actorId],
    );
  }

  async save(tx: Tx, id: string, content: DeclarationContent): Promise<void> {
    await tx.query(
      `update declaration_draft set content = $2, revision = revision + 1, updated_at = $3, updated_by_id = $4 where id = $1`,
      [id, JSON.stringify(content), tx.now.toString(), tx.scope.actorId],
    );
  }

  async delete(tx: Tx, id: string): Promise<void> {
    await tx.query('delete from declaration_draft where id = $1', [id]);
  }

  /** Waits until nobody else publishes, to the end of the transaction. */
  async lockPublishing(tx: Tx): Promise<void> {
    await tx.query('select pg_advisory_xact_lock($1)', [PUBLISHING]);
  }

  async surroundings(tx: ReadTx): Promise<Surroundings> {
    const [row] = await tx.query<{ services: string[]; calendars: string[]; from: Date | null; version: number }>(
      `select array(select key from service) as services, array(select key from calendar) as calendars,
         max(valid_from) as "from", coalesce(max(version), 0) as version
       from service_declaration`,
    );
    if (!row) throw new Error('an aggregate has one row');
    return {
      services: new Set(row.services),
      calendars: new Set(row.calendars),
      newestFrom: row.from && toInstant(row.from).toZonedDateTimeISO(CITY_TIME_ZONE).toPlainDate(),
      newestVersion: row.version,
    };
  }

  private async one(tx: ReadTx, id: string, lock: string): Promise<StoredDraft> {
    if (!isId(id)) throw notFound('The draft');
    const [draft] = await this.select(tx, `where f.id = $1 ${lock}`, [id]);
    if (draft) return draft;
    const [published] = await tx.query<{ version: number }>(
      'select version from service_declaration where draft_id = $1',
      [id],
    );
    if (!published) throw notFound('The draft');
    const { version } = published;
    throw new Problem('declaration_in_force', `This draft is published as version ${version}; begin a new draft.`, {
      current: { version, changes: {} },
    });
  }

  private async select(tx: ReadTx, rest: string, values: readonly unknown[]): Promise<StoredDraft[]> {
    const rows = await tx.query<Row>(
      `select f.id, f.revision, f.content, f.updated_at as "updatedAt", d.version as "basedOn",
         jsonb_build_object('id', p.id, 'name', p.name) as "updatedBy"
       from declaration_draft f join person p on p.id = f.updated_by_id
       left join service_declaration d on d.id = f.based_on_id ${rest}`,
      values,
    );
    return rows.map((row) => ({ ...row, updatedAt: toInstant(row.updatedAt) }));
  }
}

/** What others name a draft by. */
export function draftHead({ id, content, basedOn, updatedAt, updatedBy }: StoredDraft): DeclarationDraftHead {
  return { id, name: content.name, basedOn, updatedAt: toIso(updatedAt), updatedBy };
}
