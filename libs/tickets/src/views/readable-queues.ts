import { cityDate, mayReadQueue, type Actor } from '@desk/access';
import { CITY_AGENCY_ID, type Line } from '@desk/contracts';
import { Database, Kept, type ReadTx } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { servedBy } from '../queries/queue-teams.js';

/** A queue as views see it. */
export interface Queue {
  readonly id: string;
  readonly key: string;
  readonly line: Line;
  /** The agencies of its own list; null when it has none, and takes what there is. */
  readonly list: readonly string[] | null;
}

interface ServingQueue extends Queue {
  readonly servedAgencyIds: readonly string[];
}

const KEPT_MS = 5_000;

/** The queues that an actor may read, by the same policy as a single queue; without those of imported logs. */
@Injectable()
export class ReadableQueues {
  private readonly kept = new Kept(KEPT_MS, (tx: ReadTx) =>
    tx.query<ServingQueue>(
      `select t.id, t.key, t.line, (select array_agg(s.agency_id) from team_agency s where s.team_id = t.id) as list,
         ${servedBy('t.id', '$1')} as "servedAgencyIds" from team t where t.agency_id = $2
       order by t.position, t.name collate "nb-x-icu", t.key`,
      [cityDate(tx.now), CITY_AGENCY_ID],
    ),
  );

  constructor(private readonly database: Database) {}

  async of(actor: Actor): Promise<readonly Queue[]> {
    return (await this.all()).filter((queue) => mayReadQueue(actor, queue));
  }

  /** Every queue of the desk. With the eyes of the desk: an actor would take a team that serves others for one that serves none. */
  all(): Promise<readonly ServingQueue[]> {
    return this.database.read(this.database.systemScope, (tx) => this.kept.get(tx));
  }
}
