import { authoriseDesk, scopeOf, type Actor } from '@desk/access';
import { CITY_TIME_ZONE, OPEN_STATES, type VisitDay, type VisitDayQuery } from '@desk/contracts';
import { Config, cursorKey, Database, notFound, readCursor, type CursorShape, type ReadTx } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { DEFAULT_LIMIT, pageOf } from '../queries/page.js';
import { literals } from '../queries/sql-json.js';
import { shownVisit, visitView, type ShownRow } from './visit-rows.js';

const CURSOR = [cursorKey.instant, cursorKey.uuid] as const satisfies CursorShape;

/** Where on-site agents go on a day: the visits of the agencies that the actor serves, by agreed time. */
@Injectable()
export class ReadVisitDay {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  async run(actor: Actor, query: VisitDayQuery): Promise<VisitDay> {
    authoriseDesk(actor, 'workQueues');
    const limit = query.limit ?? DEFAULT_LIMIT;
    const [after, afterId] = query.cursor === undefined ? [null, null] : readCursor(query.cursor, CURSOR);
    const day = Temporal.PlainDate.from(query.day);
    // The days on which clocks are set are an hour shorter or longer than others.
    const begin = (date: Temporal.PlainDate) => date.toZonedDateTime(CITY_TIME_ZONE).toInstant().toString();
    const prefix = `${this.config.ticketPrefix}-`;
    const running = this.running(actor, prefix);
    const page = await this.database.read(scopeOf(actor), async (tx) => {
      const rows = await tx.query<ShownRow>(DAY, [
        prefix,
        await served(tx, actor, query.agency),
        begin(day),
        begin(day.add({ days: 1 })),
        actor.id,
        actor.teams.map(({ id }) => id),
        after,
        afterId,
        limit + 1,
      ]);
      return pageOf(
        rows.map((row) => visitView(actor, row)),
        limit,
        ({ from, id }) => [from, id],
      );
    });
    return { ...page, running: await running };
  }

  /** Also where the actor's right has ended: they are still out. */
  private async running(actor: Actor, prefix: string): Promise<VisitDay['running']> {
    const [row] = await this.database.read(this.database.systemScope, (all) =>
      all.query<ShownRow>(RUNNING, [prefix, actor.id]),
    );
    return row ? visitView(actor, row) : null;
  }
}

/** The agencies that are asked for, of those that the actor serves. */
async function served(tx: ReadTx, actor: Actor, key: string | undefined): Promise<readonly string[]> {
  if (key === undefined) return actor.servedAgencyIds;
  const [agency] = await tx.query<{ id: string }>('select id from agency where key = $1', [key]);
  if (!agency || !actor.servedAgencyIds.includes(agency.id)) throw notFound('The agency');
  return [agency.id];
}

/** What was planned for a ticket that has ended is no longer anybody's way. */
const DAY = /* sql */ `
select ${shownVisit('$1::text')} from visit v join ticket t on t.id = v.ticket_id
where v.agency_id = any($2::uuid[]) and v.agreed_from >= $3::timestamptz and v.agreed_from < $4::timestamptz
  and v.state <> 'cancelled' and (v.state <> 'planned' or t.state in (${literals(OPEN_STATES)}))
  and t.requester_id <> $5::uuid and (not t.sensitive or t.team_id = any($6::uuid[]))
  and ($7::timestamptz is null or (v.agreed_from, v.id) > ($7::timestamptz, $8::uuid))
order by v.agreed_from, v.id limit $9`;

const RUNNING = /* sql */ `
select ${shownVisit('$1::text')} from visit v join ticket t on t.id = v.ticket_id
where v.agent_id = $2 and v.state = 'under_way'`;
