import { authorise, scopeOf, type Actor, type TicketAction, type TicketSubject } from '@desk/access';
import { Config, Database, notFound, type ReadTx } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { ticketKey } from './ticket-key.js';

/** The ticket as policies see it. */
export type ReadTicket = TicketSubject & { readonly id: string; readonly declarationId: string };

const SUBJECT = `t.id, t.agency_id as "agencyId", t.requester_id as "requesterId", t.filed_by_id as "filedById",
  t.team_id as "teamId", t.line, t.sensitive, t.declaration_id as "declarationId"`;

/** Reads of one ticket, answered only after the policy. 404 unless the actor may read it. */
@Injectable()
export class TicketReads {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  /**
   * With what `columns`, SQL over `ticket t`, gives beside it in the same statement; its parameters begin at $2. `name` is
   * that of these columns, always the same.
   */
  async of<T>(
    actor: Actor,
    idOrNumber: string,
    action: TicketAction,
    name: string,
    columns: string,
    parameters: readonly unknown[] = [],
  ): Promise<ReadTicket & T> {
    return this.database.read(scopeOf(actor), (tx) =>
      this.load<T>(tx, actor, idOrNumber, action, name, `, ${columns}`, parameters),
    );
  }

  /** With what `work` reads after the ticket is known, where that depends on who reads. */
  async within<T>(
    actor: Actor,
    idOrNumber: string,
    action: TicketAction,
    work: (tx: ReadTx, ticket: ReadTicket) => Promise<T>,
  ): Promise<T> {
    return this.database.read(scopeOf(actor), async (tx) =>
      work(tx, await this.load<object>(tx, actor, idOrNumber, action, 'ticket-subject', '', [])),
    );
  }

  private async load<T>(
    tx: ReadTx,
    actor: Actor,
    idOrNumber: string,
    action: TicketAction,
    name: string,
    columns: string,
    parameters: readonly unknown[],
  ): Promise<ReadTicket & T> {
    const key = ticketKey(this.config.ticketPrefix, idOrNumber);
    if (!key) throw notFound('The ticket');
    const sql = `select ${SUBJECT}${columns} from ticket t where ${key.where}`;
    const [ticket] = await tx.prepared<ReadTicket & T>(`${name} ${key.where}`, sql, [key.value, ...parameters]);
    if (!ticket) throw notFound('The ticket');
    authorise(actor, action, ticket);
    return ticket;
  }
}
