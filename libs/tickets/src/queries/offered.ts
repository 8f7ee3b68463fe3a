import { scopeOf, type Actor } from '@desk/access';
import type { Page, QueueRow } from '@desk/contracts';
import { Config, Database } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { queueColumns, QUEUE_NAMES, QUEUE_ORDER } from './queue-row.js';
import { QueueTeams } from './queue-teams.js';

const MOST = 50;

/**
 * True of a `ticket t` whose team offers its queue to `helper`, a parameter, which serves the agency too. A sensitive one
 * stays with the team that has it.
 */
export const offeredTo = (helper: string): string => `t.team_id = any(array(
    select h.team_id from team_helper h join team o on o.id = h.team_id
    where h.helper_id = ${helper} and o.overflow_since is not null)) and not t.sensitive
  and (not exists (select from team_agency s where s.team_id = ${helper})
    or t.agency_id in (select s.agency_id from team_agency s where s.team_id = ${helper}))`;

/** What other teams' queues offer to a team: the first of them, in the order in which they should be taken. */
@Injectable()
export class ListOffered {
  constructor(
    private readonly database: Database,
    private readonly queues: QueueTeams,
    private readonly config: Config,
  ) {}

  async run(actor: Actor, teamKey: string): Promise<Page<QueueRow>> {
    const { id } = await this.queues.readable(actor, teamKey);
    const items = await this.database.read(scopeOf(actor), (tx) =>
      tx.prepared<QueueRow>('offered', SQL, [id, `${this.config.ticketPrefix}-`, actor.servedAgencyIds]),
    );
    return { items, nextCursor: null };
  }
}

const SQL = /* sql */ `
select shown.* from (
  select t.*, w.key as team_key from ticket t join team w on w.id = t.team_id
  where ${offeredTo('$1')} and t.assignee_id is null and t.state in ('new', 'open') and t.agency_id = any($3::uuid[])
  order by ${QUEUE_ORDER} limit ${MOST}) t
${QUEUE_NAMES} cross join lateral (select ${queueColumns('$2::text', 't.team_key')}) shown
order by ${QUEUE_ORDER}`;
