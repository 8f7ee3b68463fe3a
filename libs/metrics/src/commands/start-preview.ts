import { authoriseDesk, cityDate, scopeOf, type Actor } from '@desk/access';
import { CITY_TIME_ZONE, type DeclarationPreview, type IsoDate } from '@desk/contracts';
import { Database, Jobs, Log, newId, Problem, type Tx } from '@desk/platform';
import { declarationFaults, DraftsRepository } from '@desk/sla';
import { ticketDomain } from '@desk/tickets';
import { Injectable } from '@nestjs/common';
import { readPreview } from '../preview/preview.view.js';

/** Places in a draft that clocks go by; the rest of it may be unfinished. */
const CLOCKS_GO_BY = ['/content/promises', '/content/warnPercents'];

/** Asks what would have been, had a draft been in force; a job finds out. The draft is taken as it is now. */
@Injectable()
export class StartPreview {
  constructor(
    private readonly database: Database,
    private readonly drafts: DraftsRepository,
    private readonly jobs: Jobs,
    private readonly log: Log,
  ) {}

  async run(actor: Actor, draftId: string, period: { from: IsoDate; to: IsoDate }): Promise<DeclarationPreview> {
    authoriseDesk(actor, 'editDeclaration');
    const preview = await this.database.transaction(scopeOf(actor), (tx) => this.insert(tx, draftId, period));
    // A queue that is away is no fault: the schedule finds what waits.
    await this.jobs
      .add('sla.preview', [{ payload: {} }])
      .catch((error: unknown) => this.log.warn({ reason: String(error) }, 'a preview waits for the schedule'));
    return preview;
  }

  private async insert(
    tx: Tx,
    draftId: string,
    { from, to }: { from: IsoDate; to: IsoDate },
  ): Promise<DeclarationPreview> {
    const { content } = await this.drafts.find(tx, draftId);
    const refuse = (detail: string, errors: ReturnType<typeof ticketDomain.pastPeriodFaults>): void => {
      if (errors.length > 0) throw new Problem('validation_failed', detail, { errors });
    };
    refuse(
      'Correct the named fields and send the request again.',
      ticketDomain.pastPeriodFaults(from, to, cityDate(tx.now)),
    );
    const today = tx.now.toZonedDateTimeISO(CITY_TIME_ZONE).toPlainDate();
    const known = await this.drafts.surroundings(tx);
    const faults = declarationFaults(content, known, { today, newestFrom: null, validFrom: null });
    refuse(
      'Correct the named promises of the draft, then ask for the preview again.',
      faults.filter(({ pointer }) => CLOCKS_GO_BY.some((place) => pointer.startsWith(place))),
    );
    // Who asks anew does not wait for the answer to what they asked before.
    await tx.query(
      `delete from declaration_preview where draft_id = $1 and requested_by_id = $2 and state in ('waiting', 'running')`,
      [draftId, tx.scope.actorId],
    );
    const id = newId();
    await tx.query(
      `insert into declaration_preview (id, draft_id, content, from_date, to_date, requested_at, requested_by_id)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [id, draftId, JSON.stringify(content), from, to, tx.now.toString(), tx.scope.actorId],
    );
    return readPreview(tx, id);
  }
}
