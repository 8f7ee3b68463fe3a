import { authoriseDesk, scopeOf, type Actor } from '@desk/access';
import { CITY_TIME_ZONE, type DeclarationView, type IsoDate } from '@desk/contracts';
import { Database, newId, Problem, type Tx } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { readVersion } from '../declaration.row.js';
import { Declarations } from '../declarations.js';
import { declarationFaults } from '../domain/declaration-faults.js';
import { DraftsRepository, type StoredDraft } from '../drafts.repository.js';
import { refuseStaleDraft } from '../refuse-stale-draft.js';

/**
 * Makes a draft the next version: in force from a midnight of the city, tomorrow at the earliest, and never changed again.
 * Tickets that are filed before keep the version that they were promised.
 */
@Injectable()
export class PublishDraft {
  constructor(
    private readonly database: Database,
    private readonly drafts: DraftsRepository,
    private readonly declarations: Declarations,
  ) {}

  async run(
    actor: Actor,
    id: string,
    { revision, validFrom }: { revision: number; validFrom: IsoDate },
  ): Promise<DeclarationView> {
    authoriseDesk(actor, 'editDeclaration');
    return this.database.transaction(scopeOf(actor), async (tx) => {
      await this.drafts.lockPublishing(tx);
      const draft = await this.drafts.lock(tx, id);
      refuseStaleDraft(draft, revision, null);
      const around = await this.drafts.surroundings(tx);
      const today = tx.now.toZonedDateTimeISO(CITY_TIME_ZONE).toPlainDate();
      const errors = declarationFaults(draft.content, around, { today, newestFrom: around.newestFrom, validFrom });
      if (errors.length > 0) {
        throw new Problem('validation_failed', 'Correct the named fields of the draft, then publish it.', { errors });
      }
      await this.insert(tx, draft, around.newestVersion + 1, validFrom);
      await this.drafts.delete(tx, id);
      tx.afterCommit(() => this.declarations.clear());
      const published = await readVersion(tx, 'newest');
      if (!published) throw new Error('the version that was just published is not there');
      return { ...published.head, content: published.content };
    });
  }

  private async insert(tx: Tx, draft: StoredDraft, version: number, validFrom: IsoDate): Promise<void> {
    const { name, promises, pauseReasons, warnPercents, quality, duties, nextRevisionOn } = draft.content;
    const midnight = Temporal.PlainDate.from(validFrom).toZonedDateTime(CITY_TIME_ZONE).toInstant();
    const id = newId();
    await tx.query(
      `insert into service_declaration (id, version, name, valid_from, created_at, published_by_id, quality, duties,
         next_revision_on, draft_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        id,
        version,
        name,
        midnight.toString(),
        tx.now.toString(),
        tx.scope.actorId,
        JSON.stringify(quality),
        JSON.stringify(duties),
        nextRevisionOn,
        draft.id,
      ],
    );
    const targets = promises.map((promise) => ({
      ...promise,
      id: newId(),
      pauseReasons: pauseReasons[promise.target],
    }));
    await tx.query(
      `insert into declaration_target (id, declaration_id, service_id, priority, target, seconds, business_days,
         calendar_id, pause_reasons, warn_percents)
       select t.id, $1, s.id, t.priority, t.target, t.seconds, t."businessDays", c.id, t."pauseReasons", $3::smallint[]
       from jsonb_to_recordset($2::jsonb) as t(id uuid, "serviceKey" text, priority smallint, target text, seconds integer,
         "businessDays" smallint, "calendarKey" text, "pauseReasons" text[])
       join calendar c on c.key = t."calendarKey" left join service s on s.key = t."serviceKey"`,
      [id, JSON.stringify(targets), warnPercents],
    );
  }
}
