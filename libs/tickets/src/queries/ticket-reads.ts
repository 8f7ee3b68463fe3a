import { authorise, scopeOf, type Actor, type TicketAction, type TicketSubject } from '@desk/access';
import { CITY_AGENCY_ID } from '@desk/contracts';
import { Config, Database, notFound, type Cells, type ReadTx, type Scope } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { ticketKey } from './ticket-key.js';

/** The ticket as policies see it. */
export type ReadTicket = TicketSubject & { readonly id: string; readonly declarationId: string };

const SUBJECT = `t.id, t.agency_id as "agencyId", t.requester_id as "requesterId", t.filed_by_id as "filedById",
  t.team_id as "teamId", t.line, t.sensitive, t.declaration_id as "declarationId"`;
const SUBJECT_COLUMNS = 8;

/** Tickets whose agency is remembered. */
const MOST_KEPT = 20_000;

/** A subject as `SUBJECT` reads it in texts; none of its columns can be null. */
function subjectOf(cells: Cells): ReadTicket {
  const [id, agencyId, requesterId, filedById, teamId, line, sensitive, declarationId] = cells as readonly string[];
  return {
    id,
    agencyId,
    requesterId,
    filedById,
    teamId,
    line,
    sensitive: sensitive === 't',
    declarationId,
  } as ReadTicket;
}

/** Reads of one ticket, answered only after the policy. 404 unless the actor may read it. */
@Injectable()
export class TicketReads {
  /** By what stood in the path: the scope of a ticket's own agency, in which it stays. */
  private readonly agencies = new Map<string | number, readonly [city: string, own: string]>();

  constructor(
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  /**
   * What `beside`, a subselect over `ticket t` that finds one row, gives in the same statement, as texts; its parameters
   * begin at $2. `name` is that of this subselect, always the same. It sees rows of the ticket's own agency and the city.
   */
  of(
    actor: Actor,
    idOrNumber: string,
    action: TicketAction,
    name: string,
    beside: string,
    parameters: readonly unknown[],
  ): Promise<Cells> {
    return this.database.read(this.scope(actor, this.key(idOrNumber).value), async (tx) => {
      const [, cells] = await this.find(tx, actor, idOrNumber, action, name, beside, parameters);
      return cells;
    });
  }

  /** The same with the ticket as policies see it, within a read. */
  async find(
    tx: ReadTx,
    actor: Actor,
    idOrNumber: string,
    action: TicketAction,
    name: string,
    beside: string,
    parameters: readonly unknown[],
  ): Promise<[ticket: ReadTicket, cells: Cells]> {
    const key = this.key(idOrNumber);
    const sql = `select ${SUBJECT}, beside.* from ticket t cross join lateral ${beside} beside where ${key.where}`;
    const found = await tx.cells(`${name} ${key.where}`, sql, [key.value, ...parameters]);
    if (!found) throw notFound('The ticket');
    const ticket = subjectOf(found);
    this.remember(key.value, ticket.agencyId);
    authorise(actor, action, ticket);
    return [ticket, found.slice(SUBJECT_COLUMNS)];
  }

  /** With what `work` reads after the ticket is known, where that depends on who reads. */
  async within<T>(
    actor: Actor,
    idOrNumber: string,
    action: TicketAction,
    work: (tx: ReadTx, ticket: ReadTicket) => Promise<T>,
  ): Promise<T> {
    const key = this.key(idOrNumber);
    return this.database.read(scopeOf(actor), async (tx) => {
      const sql = `select ${SUBJECT} from ticket t where ${key.where}`;
      const [ticket] = await tx.prepared<ReadTicket>(`ticket-subject ${key.where}`, sql, [key.value]);
      if (!ticket) throw notFound('The ticket');
      authorise(actor, action, ticket);
      return work(tx, ticket);
    });
  }

  /** Of the actor's scope what the ticket needs, where its agency is known: a list of one is quicker to check than one of all. */
  private scope(actor: Actor, key: string | number): Scope {
    const agencyIds = this.agencies.get(key);
    const known = agencyIds !== undefined && actor.agencyIds.includes(agencyIds[1]);
    return known ? { actorId: actor.id, agencyIds } : scopeOf(actor);
  }

  private remember(key: string | number, agencyId: string): void {
    if (this.agencies.has(key)) return;
    if (this.agencies.size === MOST_KEPT) this.agencies.clear();
    this.agencies.set(key, [CITY_AGENCY_ID, agencyId]);
  }

  private key(idOrNumber: string): NonNullable<ReturnType<typeof ticketKey>> {
    const key = ticketKey(this.config.ticketPrefix, idOrNumber);
    if (!key) throw notFound('The ticket');
    return key;
  }
}
