import { authoriseDesk, type Actor } from '@desk/access';
import type { WorkCorrectionView } from '@desk/contracts';
import { Config, Database, isId, notFound, Problem, toInstant } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { CORRECTION, ticketsOf, WorkWords, workedTickets, type CorrectionRow } from '../own-work.js';
import { lockWork, recount } from '../work-sessions.js';

/** A correction stands no longer: what was measured counts again, with what other corrections say of it. */
@Injectable()
export class UndoCorrection {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  async run(actor: Actor, id: string): Promise<WorkCorrectionView> {
    authoriseDesk(actor, 'workQueues');
    if (!isId(id)) throw notFound('The correction');
    const scope = { actorId: actor.id, agencyIds: 'all' } as const;
    return this.database.transaction(scope, async (tx) => {
      await lockWork(tx, actor.id);
      const [row] = await tx.query<CorrectionRow>(
        `select ${CORRECTION} from work_correction where id = $1 and agent_id = $2`,
        [id, actor.id],
      );
      if (!row) throw notFound('The correction');
      const words = new WorkWords(actor, this.config.ticketPrefix, await workedTickets(tx, ticketsOf(row)));
      const view = words.correction(row, tx.now);
      if (view.undoneAt !== null) return view;
      if (!view.undoable) throw new Problem('undo_over', 'What lies more than 31 days back stands as it is.');
      await tx.query('update work_correction set undone_at = $2 where id = $1', [id, tx.now.toString()]);
      await recount(tx, actor.id, { from: toInstant(row.from), to: toInstant(row.to) });
      return { ...view, undoneAt: tx.now.toString({ fractionalSecondDigits: 3 }), undoable: false };
    });
  }
}
