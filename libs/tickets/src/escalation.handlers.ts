import { Clock, OnEvent, type Tx } from '@desk/platform';
import { Escalations, percentOf, type ClockPointEvent, type Escalation } from '@desk/sla';
import { Injectable } from '@nestjs/common';
import { followedBy, proceed, unmoved, type CourseTerms, type Step } from './course.js';
import { carryOutRule, type RuleCause } from './domain/carry-out-rule.js';
import { TicketTerms } from './ticket-terms.js';
import { TicketsRepository, type StoredCourse } from './tickets.repository.js';

interface Order {
  readonly ticketId: string;
  readonly seq: number;
  readonly rule: Escalation;
  readonly cause: RuleCause;
}

/** Carries out what escalation rules do to tickets. Whom they tell is a matter of the notices. */
@Injectable()
export class EscalationHandlers {
  constructor(
    private readonly escalations: Escalations,
    private readonly tickets: TicketsRepository,
    private readonly terms: TicketTerms,
    private readonly clock: Clock,
  ) {}

  @OnEvent('escalation', ['sla.warned', 'sla.breached'])
  async carryOut(tx: Tx, events: ClockPointEvent[]): Promise<void> {
    const orders = await this.ordersOf(
      tx,
      events.filter(({ payload }) => payload.origin !== 'import'),
    );
    if (orders.length === 0) return;
    const ids = [...new Set(orders.map(({ ticketId }) => ticketId))];
    // In the order of ids, so that two batches with the same tickets never wait for each other.
    const courses = await this.tickets.lockWhere(
      tx,
      'escalation-lock',
      't.id = any($1::uuid[])',
      [ids],
      'order by t.id for no key update of t',
    );
    const done = await carriedOut(tx, ids);
    const changes = [];
    for (const course of courses) {
      const mine = orders.filter(({ ticketId }) => ticketId === course.ticket.id).sort((a, b) => a.seq - b.seq);
      const step = this.followed(course, mine, done, await this.terms.of(tx, course.ticket.declarationId));
      if (step.entries.length > 0) changes.push({ before: course, step });
    }
    if (changes.length > 0) await this.tickets.saveAll(tx, changes);
  }

  /** One order for each rule that does something and each event that it is for. */
  private async ordersOf(tx: Tx, events: readonly ClockPointEvent[]): Promise<Order[]> {
    const rules = await this.escalations.of(tx, events);
    return events.flatMap(({ id, name, payload }) =>
      (rules.get(id) ?? [])
        .filter(({ reassignTo, raisePriorityTo }) => reassignTo !== null || raisePriorityTo !== null)
        .map((rule) => ({
          ticketId: payload.subjectId,
          seq: payload.seq,
          rule,
          cause: {
            rule: rule.name,
            target: payload.target,
            cycle: payload.cycle,
            percent: percentOf(name, payload),
          },
        })),
    );
  }

  /**
   * A rule acts once on a clock: what it does may let the clock reach the same point again, and must not go round in
   * circles. What ran out and has ended meanwhile needs no rule any more.
   */
  private followed(course: StoredCourse, orders: readonly Order[], done: Set<string>, terms: CourseTerms): Step {
    const hand = { actorId: null, origin: 'system', at: this.clock.now() } as const;
    return orders.reduce<Step>((so, { ticketId, rule, cause }) => {
      const key = keyOf(ticketId, cause);
      const clock = so.clocks.find(({ target, cycle }) => target === cause.target && cycle === cause.cycle);
      if (done.has(key) || (clock?.state !== 'running' && clock?.state !== 'paused')) return so;
      const next = proceed(so, hand, terms, (ticket) => carryOutRule(ticket, hand, rule, cause));
      if (!next.entries.some(({ details }) => details['rule'] === cause.rule)) return so;
      done.add(key);
      return followedBy(so, next);
    }, unmoved(course));
  }
}

const keyOf = (ticketId: string, { rule, target, cycle }: Pick<RuleCause, 'rule' | 'target' | 'cycle'>): string =>
  [ticketId, target, cycle, rule].join(' ');

/** The rules that have acted on each clock of these tickets, as the log says. */
async function carriedOut(tx: Tx, ticketIds: readonly string[]): Promise<Set<string>> {
  const rows = await tx.prepared<{ ticketId: string } & RuleCause>(
    'rules-carried-out',
    `select ticket_id as "ticketId", details ->> 'rule' as rule, details ->> 'target' as target, (details ->> 'cycle')::int as cycle
     from ticket_event where ticket_id = any($1::uuid[]) and details ? 'rule'`,
    [ticketIds],
  );
  return new Set(rows.map((row) => keyOf(row.ticketId, row)));
}
