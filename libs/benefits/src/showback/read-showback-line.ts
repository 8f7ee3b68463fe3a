import { authoriseDesk, deskPolicy, reportAgencyIds, type Actor } from '@desk/access';
import type { ShowbackLineView, ShowbackMessage } from '@desk/contracts';
import { Database, type ReadTx } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { findLine, MESSAGE } from './line-rows.js';
import { showbackScope } from './showback-scope.js';

@Injectable()
export class ReadShowbackLine {
  constructor(private readonly database: Database) {}

  async run(actor: Actor, id: string): Promise<ShowbackLineView> {
    authoriseDesk(actor, 'readShowback');
    return this.database.read(showbackScope(actor), (tx) => readLine(tx, actor, id));
  }
}

/** A line with what was asked about it. */
export async function readLine(tx: ReadTx, actor: Actor, id: string): Promise<ShowbackLineView> {
  const { agencyId, monthDay: _, closedDay, ...line } = await findLine(tx, actor, id);
  const messages = await tx.query<{ message: ShowbackMessage }>(
    `select ${MESSAGE('m')} as message from showback_message m where m.line_id = $1 order by m.id`,
    [id],
  );
  return {
    ...line,
    closedIn: closedDay.slice(0, 7),
    messages: messages.map(({ message }) => message),
    abilities: {
      write: deskPolicy.answerShowback(actor) || actor.contactAgencyIds.includes(agencyId),
      readTickets: reportAgencyIds(actor).includes(agencyId),
    },
  };
}
