import { TICKET_EVENTS, type DomainEvent, type TicketEventName } from '@desk/contracts';
import { Database, Log, OnJob, OnLiveEvent, type Tx } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { CounterPush } from './counter-push.js';
import { counterDifferences, PLACES, rebuildCounters } from './recount.js';

type TicketEvent = DomainEvent<TicketEventName | 'sla.replayed'>;

/** One family of advisory locks: what each ticket counts for. */
const COUNTING = 7_204_602;

/**
 * How many tickets stand in each queue, and with each agent: kept, not counted. Every open ticket has a row that says what it
 * counts for; on any event it is made anew from the ticket, and the difference goes to the sums, so that neither order nor
 * repetition matters. It is done in the relay: no command waits for a sum that others change too.
 */
@Injectable()
export class Counters {
  constructor(
    private readonly database: Database,
    private readonly push: CounterPush,
    private readonly log: Log,
  ) {}

  @OnLiveEvent('queue-counters', [...TICKET_EVENTS, 'sla.replayed'])
  async keep(tx: Tx, events: TicketEvent[]): Promise<void> {
    const ids = new Set<string>();
    for (const { name, payload } of events) {
      if (payload.origin !== 'import' && MOVES.has(name)) ids.add(payload.subjectId);
    }
    if (ids.size === 0) return;
    // A ticket is counted by one relay at a time: until its commit, nobody else sees what it counted for before.
    await tx.prepared(
      'counters-lock',
      `select pg_advisory_xact_lock(${COUNTING}, h) from (
         select distinct hashtext(id) as h from unnest($1::text[]) id order by 1 offset 0) ticket`,
      [[...ids]],
    );
    const [changed] = await tx.prepared<Changed>('counters-keep', KEEP, [[...ids]]);
    if (changed) tx.afterCommit(() => this.push.touch(changed.teams, changed.people));
  }

  /** Counts all anew. What the kept sums said differently is put right, and said: it is a fault of ours. */
  @OnJob('views.recount')
  async recount(): Promise<void> {
    const wrong = await this.database.transaction(this.database.systemScope, async (tx) => {
      // The relays wait meanwhile; a count of all open tickets takes less than a second.
      await tx.query('lock table queue_place in share row exclusive mode');
      const differing = await counterDifferences(tx);
      if (differing > 0) await rebuildCounters(tx);
      return differing;
    });
    if (wrong === 0) return;
    this.log.warn({ differing: wrong }, 'the counters of the queues were put right');
    this.push.touchAll();
  }

  /** In how many places the kept counters differ from a count of the tickets. */
  verify(): Promise<number> {
    return this.database.snapshot(this.database.systemScope, counterDifferences);
  }
}

/** Events after which a ticket can count for something else. */
const MOVES: ReadonlySet<string> = new Set<TicketEventName>([
  'ticket.created',
  'ticket.taken',
  'ticket.assigned',
  'ticket.released',
  'ticket.transferred',
  'ticket.escalated',
  'ticket.handed_back',
  'ticket.opened',
  'ticket.pended',
  'ticket.resumed',
  'ticket.resolved',
  'ticket.reopened',
  'ticket.closed',
  'ticket.cancelled',
  'ticket.merged',
  'ticket.moved_elsewhere',
]);

interface Changed {
  readonly teams: string[];
  readonly people: string[];
}

const KEEP = /* sql */ `
with place as (${PLACES} and t.id = any($1::uuid[])),
before as (select * from queue_place where ticket_id = any($1::uuid[])),
gone as (
  delete from queue_place where ticket_id = any($1::uuid[]) and ticket_id not in (select ticket_id from place)
), put as (
  insert into queue_place as p (ticket_id, agency_id, team_id, assignee_id, free)
  select ticket_id, agency_id, team_id, assignee_id, free from place
  on conflict (ticket_id) do update set team_id = excluded.team_id, assignee_id = excluded.assignee_id, free = excluded.free
  where (p.team_id, p.assignee_id, p.free) is distinct from (excluded.team_id, excluded.assignee_id, excluded.free)
), difference as (
  select agency_id, team_id, assignee_id, 1 as open, free::int as free from place
  union all select agency_id, team_id, assignee_id, -1, -free::int from before
), queues as (
  insert into queue_sum as s (team_id, agency_id, open, free)
  select team_id, agency_id, sum(open), sum(free) from difference group by team_id, agency_id
  having sum(open) <> 0 or sum(free) <> 0 order by team_id, agency_id
  on conflict (team_id, agency_id) do update set open = s.open + excluded.open, free = s.free + excluded.free
  returning team_id
), work as (
  insert into work_sum as s (person_id, agency_id, open)
  select assignee_id, agency_id, sum(open) from difference where assignee_id is not null group by assignee_id, agency_id
  having sum(open) <> 0 order by assignee_id, agency_id
  on conflict (person_id, agency_id) do update set open = s.open + excluded.open
  returning person_id
)
select array(select distinct team_id from queues) as teams, array(select distinct person_id from work) as people`;
