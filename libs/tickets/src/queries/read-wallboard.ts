import { mayReadStaffing, mayStaffTeam, type Actor } from '@desk/access';
import type { QueueRow, Wallboard } from '@desk/contracts';
import { Clock, Config, Database, notFound, Problem, toInstant, toIso, type ReadTx } from '@desk/platform';
import { Forecasts, helpersOf, staffMember, Staffing, Teams } from '@desk/routing';
import { Injectable } from '@nestjs/common';
import { IN_QUEUE, queueColumns, QUEUE_NAMES, QUEUE_ORDER } from './queue-row.js';

const SHOWN = 10;
const HELD_SHOWN = 100;
/** Beyond this the order of the rest makes no difference that anybody could act on. */
const MOST_WAITING = 2_000;

interface Standing {
  readonly waiting: number;
  readonly overdue: number;
  readonly held: number;
  readonly pending: number;
  readonly oldest: Date | null;
  readonly overflowSince: Date | null;
  readonly next: QueueRow[];
  readonly holding: QueueRow[];
}

/** How a team stands now and in the next four hours: its queue, its people, and what hurries. For those who work in it. */
@Injectable()
export class ReadWallboard {
  constructor(
    private readonly database: Database,
    private readonly teams: Teams,
    private readonly staffing: Staffing,
    private readonly forecasts: Forecasts,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  async run(actor: Actor, teamKey: string): Promise<Wallboard> {
    // Tickets are the agents': who only administers has no business with them.
    if (!actor.roles.includes('agent')) throw new Problem('forbidden', 'Only agents read queues.');
    const isOwn = actor.teams.some(({ key }) => key === teamKey);
    return this.database.read(this.database.systemScope, async (tx) => {
      const team = await this.teams.byKey(tx, teamKey);
      if (!team) throw notFound('The team');
      if (!isOwn || !mayReadStaffing(actor, team.id)) {
        throw new Problem('forbidden', 'A wallboard is for those who work in the team.');
      }
      const now = this.clock.now();
      const [standing] = await tx.prepared<Standing>('wallboard', STANDING, [
        team.id,
        `${this.config.ticketPrefix}-`,
        team.key,
        now.toString(),
      ]);
      if (!standing) throw new Error('a select without a table has one row');
      const staff = await this.staffing.of(tx, team.id);
      const { view } = await this.forecasts.of(tx, team.id, await waitingOf(tx, team.id), staff, now);
      const manage = mayStaffTeam(actor, team.id);
      const { waiting, overdue, held, pending, oldest, overflowSince, next, holding } = standing;
      return {
        team: { key: team.key, name: team.name, line: team.line },
        waiting,
        overdue,
        held,
        pending,
        oldestFiledAt: oldest && toIso(toInstant(oldest)),
        next,
        holding,
        forecast: view,
        overflowSince: overflowSince && toIso(toInstant(overflowSince)),
        helpers: await helpersOf(tx, team.id),
        members: staff.map((facts) => staffMember(facts, now, manage || facts.id === actor.id)),
        manage,
      };
    });
  }
}

/** What nobody has and somebody could take, in the order of the queue. */
export async function waitingOf(tx: ReadTx, teamId: string) {
  const rows = await tx.prepared<{ dueAt: Date | null }>(
    'waiting-of',
    `select t.next_due_at as "dueAt" from ticket t
     where t.team_id = $1 and t.assignee_id is null and t.state in ('new', 'open')
     order by ${QUEUE_ORDER} limit ${MOST_WAITING}`,
    [teamId],
  );
  return rows.map(({ dueAt }) => ({ dueAt: dueAt && toInstant(dueAt) }));
}

const HELD = `t.assignee_id is not null and t.state in ('new', 'open')`;
const WAITS = `t.assignee_id is null and t.state in ('new', 'open')`;

/** The first tickets of the queue that meet a condition, as rows of it. */
function rows(which: string, most: number): string {
  return `(select coalesce(json_agg(shown order by t.queue_rank, t.queue_due, t.filed_at, t.id), '[]')
   from (select * from queue t where ${which} order by ${QUEUE_ORDER} limit ${most}) t
   ${QUEUE_NAMES} cross join lateral (select ${queueColumns('$2::text', '$3::text')}) shown)`;
}

/** $1 the team, $2 the prefix of numbers, $3 the team's key, $4 now. */
const STANDING = /* sql */ `
with queue as (select t.* from ticket t where t.team_id = $1 and ${IN_QUEUE}),
counted as (
  select count(*) filter (where ${WAITS})::int as waiting,
    count(*) filter (where t.next_due_at < $4::timestamptz)::int as overdue,
    count(*) filter (where ${HELD})::int as held,
    count(*) filter (where t.state not in ('new', 'open'))::int as pending,
    min(t.filed_at) filter (where ${WAITS}) as oldest
  from queue t
)
select c.*, (select overflow_since from team where id = $1) as "overflowSince",
  ${rows(WAITS, SHOWN)} as next, ${rows(HELD, HELD_SHOWN)} as holding
from counted c`;
