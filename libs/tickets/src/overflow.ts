import type { DomainEvent } from '@desk/contracts';
import { Clock, Database, OnLiveEvent, toInstant, toIso, Watch, type Tx } from '@desk/platform';
import { Forecasts, isOffered, quarterOf, Staffing, tellOfStaffing } from '@desk/routing';
import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { waitingOf } from './queries/read-wallboard.js';

const LOOK_EVERY_MS = 10_000;
/** Several workers look; one a time is enough. */
const LOOKING = 7_204_604;

const MOVES = [
  'ticket.created',
  'ticket.transferred',
  'ticket.escalated',
  'ticket.handed_back',
  'ticket.reopened',
  'ticket.resolved',
  'ticket.cancelled',
  'ticket.merged',
] as const;
type Move = (typeof MOVES)[number];
const ENDS: readonly Move[] = ['ticket.resolved', 'ticket.cancelled', 'ticket.merged'];

interface TeamRow {
  readonly id: string;
  readonly since: Date | null;
  readonly helpers: number;
}

/** Counts what comes to each team and leaves it, and offers a queue to its helpers when it is forecast to breach. */
@Injectable()
export class Overflow {
  private looked = -Infinity;

  constructor(
    private readonly database: Database,
    private readonly staffing: Staffing,
    private readonly forecasts: Forecasts,
    private readonly clock: Clock,
  ) {}

  /** With the relay: a delivery of its own would cost more than the count, which a forecast can do without. */
  @OnLiveEvent('queue-flow', MOVES)
  async count(tx: Tx, events: DomainEvent<Move>[]): Promise<void> {
    // An event of now; relayed late it is counted where it comes. Imported history is no work of these teams.
    const quarter = quarterOf(this.clock.now());
    const flows = new Map<string, { arrived: number; gone: number }>();
    const flow = (teamId: string) => flows.get(teamId) ?? { arrived: 0, gone: 0 };
    for (const { name, payload } of events) {
      if (payload.origin === 'import') continue;
      const { teamId, previousTeamId } = payload;
      const [arrived, gone] = ENDS.includes(name) ? [0, 1] : [1, 0];
      flows.set(teamId, { arrived: flow(teamId).arrived + arrived, gone: flow(teamId).gone + gone });
      if (previousTeamId !== null)
        flows.set(previousTeamId, { ...flow(previousTeamId), gone: flow(previousTeamId).gone + 1 });
    }
    const rows = [...flows].map(([teamId, counts]) => ({ team_id: teamId, quarter, ...counts }));
    if (rows.length === 0) return;
    await tx.prepared(
      'queue-flow',
      `insert into queue_flow as f (team_id, quarter, arrived, gone)
       select team_id, quarter, arrived, gone from jsonb_to_recordset($1::jsonb)
         as n (team_id uuid, quarter timestamptz, arrived integer, gone integer) order by team_id
       on conflict (team_id, quarter) do update set arrived = f.arrived + excluded.arrived, gone = f.gone + excluded.gone`,
      [JSON.stringify(rows)],
    );
  }

  @Watch()
  async look(): Promise<Temporal.Instant | null> {
    const now = performance.now();
    if (now - this.looked < LOOK_EVERY_MS) return null;
    this.looked = now;
    await this.run();
    return null;
  }

  /** Looks at every team: how much capacity is there, and whether its queue is offered from now on. */
  async run(): Promise<void> {
    await this.database.transaction(this.database.systemScope, async (tx) => {
      const [got] = await tx.prepared<{ locked: boolean }>(
        'overflow-lock',
        `select pg_try_advisory_xact_lock(${LOOKING}) as locked`,
        [],
      );
      if (!got?.locked) return;
      const teams = await tx.prepared<TeamRow>('overflow-teams', TEAMS, []);
      for (const team of teams) await this.lookAt(tx, team);
    });
  }

  private async lookAt(tx: Tx, { id, since, helpers }: TeamRow): Promise<void> {
    const now = this.clock.now();
    const staff = await this.staffing.of(tx, id);
    await this.forecasts.look(tx, id, staff, now);
    if (helpers === 0) return;
    const forecast = await this.forecasts.of(tx, id, await waitingOf(tx, id), staff, now);
    const was = since === null ? null : toInstant(since).epochMilliseconds;
    const is = isOffered(was, now.epochMilliseconds, forecast);
    if (is === (was !== null)) return;
    await tx.query('update team set overflow_since = $2 where id = $1', [id, is ? toIso(now) : null]);
    const touched = await tx.query<{ id: string }>('select helper_id as id from team_helper where team_id = $1', [id]);
    tellOfStaffing(tx, id, ...touched.map((helper) => helper.id));
  }
}

/** Teams that anybody works in; those of imported logs are past. */
const TEAMS = /* sql */ `
select t.id, t.overflow_since as since, (select count(*)::int from team_helper h where h.team_id = t.id) as helpers
from team t join agency a on a.id = t.agency_id and a.kind <> 'history'
where exists (select from team_member m where m.team_id = t.id) order by t.id`;
