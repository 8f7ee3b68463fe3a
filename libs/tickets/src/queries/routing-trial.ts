import { authoriseDesk, type Actor } from '@desk/access';
import type {
  AgencyRef,
  Page,
  RoutingTrial,
  RoutingTrialQuery,
  RoutingTrialRow,
  ServiceRef,
  TeamItem,
} from '@desk/contracts';
import { Config, cursorKey, Database, isId, notFound, readCursor } from '@desk/platform';
import { RoutingRulesRepository, Teams } from '@desk/routing';
import { Injectable } from '@nestjs/common';
import { readTrial } from '../trials/routing-trial.view.js';
import { DEFAULT_LIMIT, pageOf } from './page.js';
import { agencyRef, iso, serviceRef } from './sql-json.js';

interface Row extends RoutingTrialRow {
  readonly id: string;
  readonly service: ServiceRef;
  readonly agency: AgencyRef;
  readonly from: TeamItem;
  readonly to: TeamItem;
}

/** What a list of rules would have done with past tickets; of these what figures show, never names or texts. */
@Injectable()
export class ReadRoutingTrial {
  constructor(
    private readonly database: Database,
    private readonly teams: Teams,
    private readonly rules: RoutingRulesRepository,
    private readonly config: Config,
  ) {}

  run(actor: Actor, id: string): Promise<RoutingTrial> {
    authoriseDesk(actor, 'administer');
    return this.database.read(this.database.systemScope, (tx) => readTrial(tx, id, this.teams, this.rules));
  }

  /** The newest first. */
  tickets(actor: Actor, id: string, query: RoutingTrialQuery): Promise<Page<RoutingTrialRow>> {
    authoriseDesk(actor, 'administer');
    const { cursor, limit = DEFAULT_LIMIT, fromTeam = null, toTeam = null } = query;
    const after = cursor === undefined ? null : readCursor(cursor, [cursorKey.uuid])[0];
    return this.database.read(this.database.systemScope, async (tx) => {
      const [trial] = isId(id) ? await tx.query('select id from routing_trial where id = $1', [id]) : [];
      if (!trial) throw notFound('The trial');
      const rows = await tx.query<Row>(TICKETS, [
        id,
        fromTeam,
        toTeam,
        after,
        `${this.config.ticketPrefix}-`,
        limit + 1,
      ]);
      const { items, nextCursor } = pageOf(rows, limit, (last) => [last.id]);
      return { items: items.map(({ id: _id, ...row }) => row), nextCursor };
    });
  }
}

const teamRef = (column: string): string =>
  `(select json_build_object('key', m.key, 'name', m.name, 'line', m.line) from team m where m.id = ${column})`;

const TICKETS = /* sql */ `
select x.ticket_id as id, $5::text || t.number as number, ${serviceRef('t.service_id')} as service,
  ${agencyRef('t.agency_id')} as agency, ${iso('t.filed_at')} as "filedAt", ${teamRef('x.from_team_id')} as "from",
  ${teamRef('x.to_team_id')} as "to", x.rule
from routing_trial_ticket x join ticket t on t.id = x.ticket_id
where x.trial_id = $1 and ($2::text is null or x.from_team_id = (select m.id from team m where m.key = $2))
  and ($3::text is null or x.to_team_id = (select m.id from team m where m.key = $3))
  and ($4::uuid is null or x.ticket_id < $4)
order by x.ticket_id desc limit $6`;
