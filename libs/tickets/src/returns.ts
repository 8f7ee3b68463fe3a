import { cityDate } from '@desk/access';
import { Clock, Database, Log, Watch, type Tx } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { proceed } from './course.js';
import { giveBack, type ReturnReason } from './domain/assignment.js';
import { IN_QUEUE } from './queries/queue-row.js';
import { LIVE } from './sweep.js';
import { TicketTerms } from './ticket-terms.js';
import { TicketsRepository } from './tickets.repository.js';

const BATCH = 200;
/** How often it is looked who has gone; several workers look. */
const LOOK_EVERY_MS = 2_000;
/** Who works in a line no more is found by going through all that is held. */
const ALL_EVERY_MS = 30_000;

interface Held {
  readonly id: string;
  readonly agentId: string;
  readonly reason: ReturnReason;
}

interface Finding {
  readonly name: string;
  readonly sql: string;
  readonly given: (now: Temporal.Instant) => readonly string[];
}

/**
 * Puts back into the queue what lies on somebody who is not there, by the rule of the ticket's team: at once when they are
 * off or absent or work there no more, after a while when they are away; what waits for somebody else only with the team's
 * will, else when it wakes. It is all in the tables, so a worker that dies leaves nothing behind, and several do nothing
 * twice: each ticket is given back by whoever has its lock, and only while the same agent has it.
 */
@Injectable()
export class Returns {
  private looked = -Infinity;
  private lookedAtAll = -Infinity;

  constructor(
    private readonly database: Database,
    private readonly tickets: TicketsRepository,
    private readonly terms: TicketTerms,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  @Watch()
  async look(): Promise<Temporal.Instant | null> {
    const now = performance.now();
    if (now - this.looked < LOOK_EVERY_MS) return null;
    this.looked = now;
    const all = now - this.lookedAtAll >= ALL_EVERY_MS;
    if (all) this.lookedAtAll = now;
    await this.run({ all });
    return null;
  }

  /** Gives back all that is to be given back; with `all` also what lies on those who work in its line no more. */
  async run({ all }: { readonly all: boolean }): Promise<void> {
    for (const find of all ? [LEFT, GONE] : [GONE]) while ((await this.batch(find)) === BATCH);
  }

  private async batch({ name, sql, given }: Finding): Promise<number> {
    const held = await this.database.read(this.database.systemScope, (tx) =>
      tx.prepared<Held>(name, sql, given(this.clock.now())),
    );
    if (held.length === 0) return 0;
    const done = await this.database.transaction(this.database.systemScope, (tx) => this.giveBack(tx, held));
    // What others hold at this moment is found again by the next look.
    return done < held.length ? 0 : held.length;
  }

  private async giveBack(tx: Tx, held: readonly Held[]): Promise<number> {
    const by = new Map(held.map((one) => [one.id, one]));
    const courses = await this.tickets.lockWhere(
      tx,
      'returns-lock',
      't.id = any($1::uuid[])',
      [[...by.keys()]],
      'order by t.id for no key update of t skip locked',
    );
    const hand = { actorId: null, origin: 'system', at: this.clock.now() } as const;
    const changes = [];
    for (const before of courses) {
      const one = by.get(before.ticket.id);
      if (!one) continue;
      try {
        const terms = await this.terms.of(tx, before.ticket.declarationId);
        const step = proceed(before, hand, terms, (ticket) => giveBack(ticket, hand, one.agentId, one.reason));
        if (step.entries.length > 0) changes.push({ before, step });
      } catch (error) {
        this.log.error(error, { ticketId: before.ticket.id }, 'a ticket is not given back');
      }
    }
    if (changes.length > 0) await this.tickets.saveAll(tx, changes);
    return changes.length;
  }
}

const WORKABLE = `t.state in ('new', 'open')`;

/**
 * Who is gone is few, and what they hold is found by its index. What somebody took themselves after they had gone stays:
 * they are there for it. $1 now, $2 today.
 */
const GONE: Finding = {
  name: 'returns-gone',
  given: (now) => [now.toString(), cityDate(now)],
  sql: /* sql */ `
with gone as (
  select person_id, state as reason, since, 2 as n from agent_presence where state in ('off', 'away')
  union all
  select person_id, 'absence', greatest(entered_at, from_date::timestamp at time zone 'Europe/Oslo'), 1 from absence
  where from_date <= $2::date and (until_date is null or until_date >= $2::date)
)
select distinct on (t.id) t.id, t.assignee_id as "agentId", g.reason
from gone g
join ticket t on t.assignee_id = g.person_id and ${IN_QUEUE}
join team on team.id = t.team_id
where (${WORKABLE} or team.return_pending)
  and (g.reason <> 'away' or g.since <= $1::timestamptz - team.return_away_minutes * interval '1 minute')
  and not exists (select from ticket_event e where e.ticket_id = t.id and e.type = 'ticket.taken'
    and e.actor_id = t.assignee_id and e.occurred_at > g.since)
order by t.id, g.n limit ${BATCH}`,
};

/** Whoever is no longer active, or works neither in the ticket's team nor elsewhere in its line. */
const LEFT: Finding = {
  name: 'returns-left',
  given: () => [],
  sql: /* sql */ `
select t.id, t.assignee_id as "agentId", 'left' as reason from ticket t
where t.assignee_id is not null and ${IN_QUEUE} and t.${LIVE}
  and not exists (
    select from person p join team_member m on m.person_id = p.id join team w on w.id = m.team_id
    where p.id = t.assignee_id and p.active and (w.id = t.team_id or w.line = t.line))
limit ${BATCH}`,
};
