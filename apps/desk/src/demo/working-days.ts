import type { CompiledCalendar } from '@desk/agencies';
import { CITY_TIME_ZONE, type WorkKind } from '@desk/contracts';
import { Temporal } from 'temporal-polyfill';
import type { Dice } from './dice.js';
import type { PaperTicket } from './paper-ticket.js';
import type { DemoAgent } from './people.js';

/** What a ticket waits for: that time passes, or that somebody has time for it. */
export type Wait =
  | { readonly kind: 'until'; readonly at: number }
  | {
      readonly kind: 'agent';
      readonly ticket: PaperTicket;
      readonly of: 'team' | 'assignee';
      readonly work: WorkKind;
      readonly minutes: number;
    };

/** An agent, and the time that they spend. */
export interface Touch {
  readonly agent: DemoAgent;
  readonly from: number;
  readonly to: number;
}

/** A ticket's life: it says what it waits for and goes on when that has come. */
export type Life = Generator<Wait, void, Touch | null>;

interface Need {
  readonly wait: Extract<Wait, { kind: 'agent' }>;
  readonly life: Life;
  readonly since: number;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

interface Desk {
  readonly agent: DemoAgent;
  readonly shifts: readonly Span[];
  busyUntil: number;
}

const MINUTE = 60_000;
const DAY = 86_400_000;
/** After so many touches an agent is in a meeting, on the phone to a supplier, at the coffee machine. */
const BREAK_SHARE = 0.055;
/** Weekdays of who works less than a whole week, Monday = 1. */
const WEEKDAYS_OF: readonly { readonly above: number; readonly days: readonly number[] }[] = [
  { above: 0.9, days: [1, 2, 3, 4, 5] },
  { above: 0.7, days: [1, 2, 4, 5] },
  { above: 0.5, days: [1, 2, 4] },
  { above: 0, days: [1, 3] },
];

/** Agents at work: each on one ticket at a time, in their hours, in the order of the queue. */
export class WorkingDays {
  private readonly moments = new Moments();
  private readonly needs = new Set<Need>();
  private readonly desks: readonly Desk[];

  constructor(
    agents: readonly DemoAgent[],
    private readonly calendar: CompiledCalendar,
    private readonly dice: Dice,
    private readonly from: number,
    private readonly now: number,
  ) {
    this.desks = agents.map((agent, index) => ({
      agent,
      shifts: shiftsOf(agent, index, calendar, from, now),
      busyUntil: 0,
    }));
    for (const desk of this.desks)
      for (const shift of desk.shifts) this.at(shift.from, () => this.serve(desk, shift.from));
  }

  begin(at: number, life: Life): void {
    this.at(at, () => this.goOn(life, null, at));
  }

  /** Lets time pass until now; tells each week that begins. */
  run(onWeek: (number: number) => void = () => undefined): void {
    let week = 0;
    for (let moment = this.moments.take(); moment; moment = this.moments.take()) {
      if (moment.at >= this.from + week * 7 * DAY) onWeek((week += 1));
      moment.act();
    }
  }

  /** How much of each team was there, looked at every `step` milliseconds while the city was open. */
  *presence(step: number): Generator<{ readonly at: number; readonly teamId: string; readonly present: number }> {
    const desks = this.desks.filter(({ agent }) => agent.takes);
    const teamIds = new Set(desks.flatMap(({ agent }) => agent.teams.map(({ id }) => id)));
    for (let at = this.from - (this.from % step); at <= this.now; at += step) {
      if (this.calendar.between(at, at + step) === 0) continue;
      const there = desks.filter((desk) => onShift(desk, at));
      for (const teamId of teamIds) {
        const own = there.filter(({ agent }) => agent.teams.some(({ id }) => id === teamId));
        yield { at, teamId, present: own.reduce((sum, { agent }) => sum + agent.capacity, 0) };
      }
    }
  }

  private at(at: number, act: () => void): void {
    if (at <= this.now) this.moments.add(at, act);
  }

  private goOn(life: Life, touch: Touch | null, at: number): void {
    const { done, value: wait } = life.next(touch);
    if (done) return;
    if (wait.kind === 'until') {
      const next = Math.max(wait.at, at);
      this.at(next, () => this.goOn(life, null, next));
      return;
    }
    const need: Need = { wait, life, since: at };
    this.needs.add(need);
    const able = this.desks.filter((desk) => fits(need, desk.agent));
    const free = able.filter((desk) => desk.busyUntil <= at && onShift(desk, at));
    const first = free.reduce<Desk | null>(
      (best, desk) => (best && best.busyUntil <= desk.busyUntil ? best : desk),
      null,
    );
    if (first) this.grant(need, first, at);
    else if (isUrgent(need) && !able.some((desk) => onShift(desk, at))) this.callOut(need, able, at);
  }

  /** Outside the opening hours somebody is on call for priority 1. */
  private callOut(need: Need, able: readonly Desk[], at: number): void {
    const desk = able[Math.floor(at / DAY) % able.length];
    if (!desk) return;
    const from = Math.max(at, desk.busyUntil) + Math.round(this.dice.between(3, 17) * MINUTE);
    this.at(from, () => {
      if (this.needs.has(need) && desk.busyUntil <= from) this.grant(need, desk, from);
    });
  }

  /** The agent takes what stands first of what is theirs to do. */
  private serve(desk: Desk, at: number): void {
    if (desk.busyUntil > at || !onShift(desk, at)) return;
    let next: Need | null = null;
    for (const need of this.needs) {
      if (fits(need, desk.agent) && (next === null || before(need, next))) next = need;
    }
    if (next) this.grant(next, desk, at);
  }

  private grant(need: Need, desk: Desk, from: number): void {
    this.needs.delete(need);
    const to = from + Math.round(need.wait.minutes * MINUTE);
    const pause = this.dice.chance(BREAK_SHARE) ? this.dice.between(12, 40) : this.dice.between(0.5, 1.8);
    const free = to + Math.round(pause * MINUTE);
    desk.busyUntil = free;
    this.at(free, () => this.serve(desk, free));
    this.goOn(need.life, { agent: desk.agent, from, to }, from);
  }
}

function fits({ wait: { ticket, of } }: Need, agent: DemoAgent): boolean {
  if (!agent.takes || agent.id === ticket.arrival.requester.id) return false;
  if (!ticket.isFiled) return agent.teams.some((team) => team.key === 'forstelinje');
  if (of === 'assignee') return ticket.ticket.assigneeId === agent.id;
  return agent.teams.some((team) => team.id === ticket.ticket.teamId);
}

/** A caller who is not through yet is urgent when the outage is. */
function isUrgent({ wait: { ticket } }: Need): boolean {
  if (ticket.isFiled) return ticket.ticket.priority === 1;
  return ticket.arrival.impact === 'high' && ticket.arrival.urgency === 'high';
}

/** Priority 1, then whoever is on the telephone, then as the queue has it. */
function before(one: Need, other: Need): boolean {
  const difference =
    Number(isUrgent(other)) - Number(isUrgent(one)) ||
    Number(one.wait.ticket.isFiled) - Number(other.wait.ticket.isFiled) ||
    due(one) - due(other) ||
    one.since - other.since;
  return difference < 0;
}

const due = ({ wait: { ticket }, since }: Need): number =>
  ticket.isFiled ? (ticket.ticket.nextDueAt?.epochMilliseconds ?? Number.MAX_SAFE_INTEGER) : since;

const onShift = ({ shifts }: Desk, at: number): boolean => shifts.some(({ from, to }) => at >= from && at < to);

/** Early and late by turns, half an hour of lunch in between. */
function shiftsOf(agent: DemoAgent, index: number, calendar: CompiledCalendar, from: number, to: number): Span[] {
  const days = WEEKDAYS_OF.find(({ above }) => agent.capacity > above)?.days ?? [];
  const spans: Span[] = [];
  for (let at = from; at < to + DAY; at += DAY) {
    const midnight = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(CITY_TIME_ZONE).startOfDay();
    const start = midnight.epochMilliseconds;
    if (!days.includes(midnight.dayOfWeek) || calendar.between(start, start + DAY) === 0) continue;
    const time = (text: string): number => midnight.withPlainTime(text).epochMilliseconds;
    const late = index % 2 === 1;
    const lunch = late ? (['11:30', '12:00'] as const) : (['11:00', '11:30'] as const);
    const closing = calendar.nextClosing(calendar.nextOpening(start));
    const morning = { from: time(late ? '08:00' : '07:30'), to: Math.min(time(lunch[0]), closing) };
    const afternoon = { from: time(lunch[1]), to: Math.min(time(late ? '16:00' : '15:30'), closing) };
    spans.push(...[morning, afternoon].filter((span) => span.from < span.to));
  }
  return spans;
}

interface Moment {
  readonly at: number;
  readonly order: number;
  readonly act: () => void;
}

/** What comes next, by time; at the same time what was said first. */
class Moments {
  private readonly heap: Moment[] = [];
  private order = 0;

  add(at: number, act: () => void): void {
    const moment = { at, order: this.order++, act };
    let place = this.heap.push(moment) - 1;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (!sooner(moment, this.heap[parent] as Moment)) break;
      this.heap[place] = this.heap[parent] as Moment;
      place = parent;
    }
    this.heap[place] = moment;
  }

  take(): Moment | undefined {
    const first = this.heap[0];
    const last = this.heap.pop();
    if (!last || this.heap.length === 0) return first;
    let place = 0;
    for (;;) {
      const left = 2 * place + 1;
      if (left >= this.heap.length) break;
      const right = left + 1;
      const child =
        right < this.heap.length && sooner(this.heap[right] as Moment, this.heap[left] as Moment) ? right : left;
      if (!sooner(this.heap[child] as Moment, last)) break;
      this.heap[place] = this.heap[child] as Moment;
      place = child;
    }
    this.heap[place] = last;
    return first;
  }
}

const sooner = (one: Moment, other: Moment): boolean =>
  one.at < other.at || (one.at === other.at && one.order < other.order);
