import { cityDate } from '@desk/access';
import { Clock, Database, Log, Watch, type Tx } from '@desk/platform';
import { chooseAgent, standingAt, Staffing, weightOf, type Candidate } from '@desk/routing';
import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { proceed } from './course.js';
import { push } from './domain/assignment.js';
import type { Ticket } from './domain/ticket.js';
import { QUEUE_ORDER } from './queries/queue-row.js';
import { serves } from './queries/queue-teams.js';
import { TicketTerms } from './ticket-terms.js';
import { TicketsRepository, type StoredCourse } from './tickets.repository.js';

const BATCH = 100;
/** One lock for all of push: the load of who works in two teams is counted once at a time. */
const PUSHING = 7_204_602;

/** A team in which tickets are given out, with the load up to which they are. */
interface PushTeam {
  readonly id: string;
  readonly cap: number;
}

/** Teams that give tickets out, have one to give, and somebody who says that they are there. */
const TEAMS = /* sql */ `
select t.id, t.push_cap as cap from team t
where t.push
  and exists (select from ticket k where k.team_id = t.id and k.assignee_id is null and k.state in ('new', 'open'))
  and exists (select from team_member m join agent_presence p on p.person_id = m.person_id
    where m.team_id = t.id and p.state = 'available')
order by t.id`;

/**
 * Gives the tickets of some teams to those who are there, in the order of the queue. Looked for, not announced, so that
 * neither an event nor a worker that is lost leaves a ticket behind; one worker at a time does it.
 */
@Injectable()
export class Push {
  constructor(
    private readonly database: Database,
    private readonly staffing: Staffing,
    private readonly tickets: TicketsRepository,
    private readonly terms: TicketTerms,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  @Watch()
  async run(): Promise<Temporal.Instant | null> {
    const teams = await this.database.read(this.database.systemScope, (tx) =>
      tx.prepared<PushTeam>('push-teams', TEAMS, []),
    );
    for (const team of teams) await this.giveOut(team);
    return null;
  }

  private async giveOut({ id, cap }: PushTeam): Promise<void> {
    await this.database.transaction(this.database.systemScope, async (tx) => {
      const [got] = await tx.prepared<{ locked: boolean }>(
        'push-lock',
        `select pg_try_advisory_xact_lock(${PUSHING}) as locked`,
        [],
      );
      if (!got?.locked) return;
      let candidates = await this.candidates(tx, id);
      const passed: string[] = [];
      // Who is full, or cannot, leaves tickets in the queue; those behind them may be for somebody else.
      while (candidates.some((one) => one.available && one.load < cap * one.capacity)) {
        const waiting = await this.waiting(tx, id, passed);
        const changes = [];
        for (const before of waiting) {
          passed.push(before.ticket.id);
          const chosen = chooseAgent(candidates, wantingOf(before.ticket), cap);
          const step = chosen && (await this.given(tx, before, chosen.id));
          if (!chosen || !step) continue;
          changes.push({ before, step });
          const load = chosen.load + weightOf(step.ticket);
          candidates = candidates.map((one) => (one.id === chosen.id ? { ...one, load } : one));
        }
        if (changes.length > 0) await this.tickets.saveAll(tx, changes);
        if (waiting.length < BATCH) return;
      }
    });
  }

  private async candidates(tx: Tx, teamId: string): Promise<readonly Candidate[]> {
    const now = this.clock.now();
    return (await this.staffing.of(tx, teamId)).map((facts) => {
      const { capacity, onPhone } = standingAt(facts, now);
      const skills = new Map(facts.skills.map(({ id, level }) => [id, level]));
      return {
        id: facts.id,
        available: facts.presence === 'available' && !onPhone,
        capacity,
        load: facts.load,
        skills,
      };
    });
  }

  private waiting(tx: Tx, teamId: string, passed: readonly string[]): Promise<readonly StoredCourse[]> {
    return this.tickets.lockWhere(
      tx,
      'push-waiting',
      `t.team_id = $1 and t.assignee_id is null and t.state in ('new', 'open') and t.id <> all($2::uuid[])
         and ${serves('$1', 't.agency_id', '$3')}`,
      [teamId, passed, cityDate(tx.now)],
      `order by ${QUEUE_ORDER} limit ${BATCH} for no key update of t skip locked`,
    );
  }

  private async given(tx: Tx, before: StoredCourse, agentId: string) {
    const hand = { actorId: null, origin: 'system', at: this.clock.now() } as const;
    try {
      const terms = await this.terms.of(tx, before.ticket.declarationId);
      return proceed(before, hand, terms, (ticket) => push(ticket, hand, agentId));
    } catch (error) {
      this.log.error(error, { ticketId: before.ticket.id }, 'a ticket is not given out');
      return null;
    }
  }
}

/** What an agent files from a call is theirs to handle; what they file as an employee is not. */
const wantingOf = ({ requesterId, filedById, channel, neededSkillId, neededSkillLevel }: Ticket) => ({
  neededSkillId,
  neededSkillLevel,
  ownerIds: channel === 'portal' ? [requesterId, filedById] : [requesterId],
});
