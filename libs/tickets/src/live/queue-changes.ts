import type { QueueChange } from '@desk/contracts';
import type { Actor } from '@desk/access';
import { Database } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import type { QueueTeam } from '../queries/queue-teams.js';

/** More than this is quicker fetched as a new list. */
const MOST_CAUGHT_UP = 500;

/** A row was written when its ticket may not have been sensitive yet. */
const MASK = `case when t.sensitive then '{"subject": null, "requesterName": null, "sensitive": true}'::jsonb else '{}' end`;

export interface Missed {
  /** The number of the queue's last change. */
  readonly last: number;
  /** What came after the number asked for, in order; null when that is no longer known, or too much. */
  readonly changes: readonly QueueChange[] | null;
}

/** What a reader of a queue has missed. */
@Injectable()
export class QueueChanges {
  constructor(private readonly database: Database) {}

  /**
   * Read with the eyes of the desk, since a change left out would be a gap in the numbers; what stands in a row is given
   * only of agencies that exist for the actor. Numbers have no gaps, so counting tells whether some were purged.
   */
  async since(actor: Actor, team: QueueTeam, seq: number): Promise<Missed> {
    const [found] = await this.database.read(this.database.systemScope, (tx) =>
      tx.query<{ last: string; changes: QueueChange[] }>(
        `select coalesce((select seq from queue_counter where team_id = $1), 0) as last,
           (select coalesce(json_agg(json_build_object('teamKey', $2::text, 'seq', c.seq, 'ticketId', c.ticket_id,
               'version', c.version, 'row', case when c.agency_id = any($4::uuid[]) then c."row" || ${MASK} end) order by c.seq), '[]')
            from (select * from queue_change where team_id = $1 and seq > $3 order by seq limit ${MOST_CAUGHT_UP + 1}) c
            join ticket t on t.id = c.ticket_id) as changes`,
        [team.id, team.key, seq, actor.agencyIds],
      ),
    );
    const last = Number(found?.last ?? 0);
    const changes = found?.changes ?? [];
    const whole = seq <= last && changes.length === last - seq && changes.length <= MOST_CAUGHT_UP;
    return { last, changes: whole ? changes : null };
  }

  /** The number of the queue's last change. */
  async last(team: QueueTeam): Promise<number> {
    const [found] = await this.database.read(this.database.systemScope, (tx) =>
      tx.query<{ seq: string }>('select seq from queue_counter where team_id = $1', [team.id]),
    );
    return Number(found?.seq ?? 0);
  }
}
