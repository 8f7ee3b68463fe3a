import type { CompiledCalendar } from '@desk/agencies';
import type { Dice } from './dice.js';
import { fateOf, type DemoCourse, type Fate } from './fate.js';
import type { PaperTicket } from './paper-ticket.js';
import type { DemoAgent } from './people.js';
import type { CityService, DemoReference } from './reference.js';
import {
  demoAnswers,
  demoApprovalMessage,
  demoDeliveryMessage,
  demoDuplicate,
  demoEscalationReasons,
  demoHandBackReasons,
  demoNotes,
  demoNudges,
  demoPriorityReasons,
  demoReleaseNote,
  demoReopenedResolution,
  demoReopenReasons,
  demoSecondLineMessage,
  demoThanks,
  demoTransferReasons,
  demoVendorMessage,
  demoVisitMessage,
  demoWithdrawals,
} from './texts.js';
import type { Life, Touch, Wait } from './working-days.js';

export interface World {
  readonly reference: DemoReference;
  readonly calendar: CompiledCalendar;
  readonly agents: readonly DemoAgent[];
  readonly dice: Dice;
}

const MINUTE = 60_000;
const WORKING_DAY = 8.5 * 60;

/** Work that the desk did not see: done on the way, or the page was not open. */
const UNMEASURED_SHARE = 0.06;

export function* ticketLife(ticket: PaperTicket, world: World, course: DemoCourse): Life {
  const fate = fateOf(ticket.arrival, world.dice, course);
  if (ticket.arrival.channel === 'phone') yield* takeCall(ticket, world, fate);
  else {
    ticket.fileByRequester();
    if (fate.withdrawn) {
      const at = yield* until(ticket.arrival.at + world.dice.between(4, 40) * MINUTE);
      ticket.withdraw(at, world.dice.pick(demoWithdrawals));
    }
  }
  for (;;) {
    while (ticket.isOpen) yield* inTurn(ticket, world, fate);
    if (!(yield* afterwards(ticket, world, fate))) return;
  }
}

function* takeCall(ticket: PaperTicket, world: World, fate: Fate): Life {
  const touch = yield* need(ticket, 'team', 'call', world.dice.skewed(4, 6.2, 20));
  ticket.fileFromCall(touch.from, touch.agent);
  ticket.work(touch.agent, 'call', touch.from, touch.to);
  if (!touch.agent.teams.some(({ id }) => id === ticket.team.id)) return;
  ticket.take(yield* until(touch.from + 20_000), touch.agent);
  yield* handleInFirstLine(ticket, world, fate, touch);
}

/** One turn of work on an open ticket: somebody takes it up, and it comes to a decision or to a wait. */
function* inTurn(ticket: PaperTicket, world: World, fate: Fate): Life {
  const { dice } = world;
  const { line, assigneeId } = ticket.ticket;
  if (line === 'second' && assigneeId === null && fate.nudge) {
    fate.nudge = false;
    const at = yield* afterWork(ticket, world, dice.between(40, 200));
    ticket.reply(at, dice.pick(demoNudges));
  }
  if (line === 'first' && ticket.ticket.state === 'new' && fate.assigned) yield* assignByLead(ticket, world);
  const again = ticket.ticket.assigneeId !== null;
  const minutes = { first: 5.6, second: 12, onsite: 6 }[line];
  const touch = yield* need(
    ticket,
    again ? 'assignee' : 'team',
    'attention',
    again ? dice.skewed(4, 5, 15) : dice.skewed(4, minutes, 25),
  );
  ticket.catchUp(touch.from);
  if (!dice.chance(UNMEASURED_SHARE)) ticket.work(touch.agent, 'attention', touch.from, touch.to);
  if (ticket.ticket.assigneeId !== touch.agent.id) ticket.take(touch.from, touch.agent);
  if (ticket.ticket.pendingReason !== null) ticket.resume(touch.from, touch.agent);
  if (line === 'second') yield* handleInSecondLine(ticket, world, fate, touch);
  else yield* handleInFirstLine(ticket, world, fate, touch);
}

function* assignByLead(ticket: PaperTicket, world: World): Life {
  const { agents, dice } = world;
  const at = yield* afterWork(ticket, world, dice.between(3, 30));
  const lead = agents.find((agent) => agent.lead && !agent.takes);
  const others = agents.filter(
    (agent) =>
      agent.takes && agent.id !== ticket.arrival.requester.id && agent.teams.some(({ id }) => id === ticket.team.id),
  );
  if (lead && lead.id !== ticket.arrival.requester.id) ticket.assign(at, lead, dice.pick(others));
}

function* handleInFirstLine(ticket: PaperTicket, world: World, fate: Fate, { agent, from, to }: Touch): Life {
  const { dice } = world;
  const { text } = ticket.arrival;
  const middle = yield* until(from + (to - from) * dice.between(0.4, 0.75));
  if (fate.sensitive) {
    fate.sensitive = false;
    ticket.markSensitive(middle, agent);
  }
  if (dice.chance(0.06)) ticket.note(middle, agent, dice.pick(demoNotes));
  if (fate.wrongService) {
    fate.wrongService = false;
    ticket.update(middle, agent, { service: anotherService(ticket, world) });
  }
  if (fate.raised && ticket.ticket.priority > 1) {
    fate.raised = false;
    const priority = ticket.ticket.priority > 3 ? 3 : ticket.ticket.priority > 2 ? 2 : 1;
    ticket.update(middle, agent, { priority, priorityReason: dice.pick(demoPriorityReasons) });
  }
  if (fate.duplicate) {
    yield* until(to);
    ticket.cancel(to, agent, demoDuplicate);
    return;
  }
  if (ticket.ticket.line === 'onsite' && fate.visit) {
    fate.visit = false;
    ticket.message(middle, agent, demoVisitMessage);
    yield* until(to);
    const agreed = Math.floor(world.calendar.add(to, dice.between(90, 900) * MINUTE));
    ticket.pend(to, agent, 'agreed_time', agreed);
    yield* visit(ticket, world, fate, agreed);
    return;
  }
  if (fate.asks) {
    yield* askRequester(ticket, world, fate, { agent, from: middle, to });
    return;
  }
  if (fate.released) {
    fate.released = false;
    yield* until(to);
    ticket.note(to, agent, demoReleaseNote);
    ticket.release(to, agent);
    return;
  }
  if (fate.left) {
    fate.left = false;
    ticket.message(middle, agent, text.reply);
    yield* afterWork(ticket, world, dice.between(0.8, 3) * WORKING_DAY);
    return;
  }
  if (fate.waits === 'delivery' || fate.waits === 'approval') {
    const reason = fate.waits;
    fate.waits = null;
    ticket.message(middle, agent, reason === 'delivery' ? demoDeliveryMessage : demoApprovalMessage);
    yield* until(to);
    ticket.pend(to, agent, reason);
    yield* afterWork(ticket, world, dice.between(0.5, 2.2) * WORKING_DAY);
    return;
  }
  if (ticket.ticket.reopenCount === 0 && dice.chance(ticket.ticket.priority === 1 ? 1 : 0.35))
    ticket.message(middle, agent, text.reply);
  yield* until(to);
  conclude(ticket, world, fate, agent, to);
}

/** The visit itself, at the agreed time. */
function* visit(ticket: PaperTicket, world: World, fate: Fate, agreed: number): Life {
  const { dice } = world;
  yield* until(agreed);
  const { agent, from, to } = yield* need(ticket, 'assignee', 'visit', dice.skewed(10, 16, 25));
  ticket.catchUp(from);
  ticket.work(agent, 'visit', from, to);
  yield* until(to);
  conclude(ticket, world, fate, agent, to);
}

/** Solved in first line, or on to the second line of its service. */
function conclude(ticket: PaperTicket, world: World, fate: Fate, agent: DemoAgent, at: number): void {
  if (!fate.second) {
    solve(ticket, world, agent, at, null);
    return;
  }
  const service = world.reference.services.find(({ id }) => id === ticket.ticket.serviceId) ?? ticket.arrival.service;
  ticket.escalate(at, agent, service.team, world.dice.pick(demoEscalationReasons), ticket.arrival.text.tried);
}

/** Asks, and waits for the answer for as long as it takes. */
function* askRequester(ticket: PaperTicket, world: World, fate: Fate, { agent, from, to }: Touch): Life {
  const { dice } = world;
  const answer = fate.asks;
  fate.asks = null;
  ticket.message(from, agent, ticket.arrival.text.reply);
  yield* until(to);
  ticket.pend(to, agent, 'user');
  if (answer === 'silent') yield* until(Number.POSITIVE_INFINITY);
  // Late is after the first reminder.
  const minutes = answer === 'late' ? dice.between(3.1, 5) * WORKING_DAY : dice.between(12, 420);
  const at = yield* afterWork(ticket, world, minutes);
  ticket.reply(at, dice.pick(demoAnswers).replaceAll('{number}', String(dice.whole(10_000, 99_999))));
}

function* handleInSecondLine(ticket: PaperTicket, world: World, fate: Fate, { agent, from, to }: Touch): Life {
  const { dice, reference } = world;
  const middle = Math.floor(from + (to - from) * dice.between(0.3, 0.7));
  yield* until(middle);
  if (dice.chance(0.22)) ticket.note(middle, agent, dice.pick(demoNotes));
  if (fate.transfer) {
    fate.transfer = false;
    yield* until(to);
    const others = reference.teams.filter((team) => team.line === 'second' && team.id !== ticket.team.id);
    ticket.transfer(to, agent, dice.pick(others), dice.pick(demoTransferReasons));
    return;
  }
  if (fate.handBack) {
    fate.handBack = false;
    fate.second = fate.pingPong;
    yield* until(to);
    ticket.handBack(to, agent, dice.pick(demoHandBackReasons));
    return;
  }
  if (fate.asks) {
    yield* askRequester(ticket, world, fate, { agent, from: middle, to });
    return;
  }
  if (fate.left) {
    fate.left = false;
    ticket.note(middle, agent, dice.pick(demoNotes));
    yield* afterWork(ticket, world, dice.between(0.8, 2.5) * WORKING_DAY);
    return;
  }
  if (fate.waits === 'vendor') {
    fate.waits = null;
    ticket.message(middle, agent, demoVendorMessage);
    yield* until(to);
    ticket.pend(to, agent, 'vendor');
    yield* afterWork(ticket, world, dice.between(0.3, 1.6) * WORKING_DAY);
    return;
  }
  if (dice.chance(0.4)) ticket.message(middle, agent, demoSecondLineMessage);
  yield* until(to);
  solve(ticket, world, agent, to, dice.chance(0.22));
}

function solve(ticket: PaperTicket, { dice }: World, agent: DemoAgent, at: number, capable: boolean | null): void {
  const again = ticket.ticket.reopenCount > 0;
  const resolution = again ? demoReopenedResolution : ticket.arrival.text.resolution;
  const resolutionCode =
    ticket.arrival.text.kind === 'request'
      ? 'delivered'
      : dice.weighted(['solved', 'guided', 'workaround', 'no_fault_found'] as const, (code) =>
          code === 'solved' ? 12 : code === 'guided' ? 4 : 1,
        );
  ticket.resolve(at, agent, { resolution, resolutionCode }, capable);
}

/** A "takk", a confirmation, or that it was not solved after all. Returns whether it goes on. */
function* afterwards(ticket: PaperTicket, world: World, fate: Fate): Generator<Wait, boolean, Touch | null> {
  const { dice } = world;
  if (ticket.ticket.state !== 'resolved') return false;
  if (fate.reopened) {
    fate.reopened = false;
    const at = yield* afterWork(ticket, world, dice.between(30, 1_000));
    ticket.reopen(at, dice.pick(demoReopenReasons));
    return true;
  }
  if (dice.chance(0.24)) ticket.reply(yield* afterWork(ticket, world, dice.between(4, 300)), dice.pick(demoThanks));
  if (dice.chance(0.14)) ticket.confirm(yield* afterWork(ticket, world, dice.between(1, 120)));
  return false;
}

function anotherService(ticket: PaperTicket, { dice, reference }: World): CityService {
  const { id, team } = ticket.arrival.service;
  const near = reference.services.filter((service) => service.team.id === team.id && service.id !== id);
  return dice.pick(near.length > 0 ? near : reference.services.filter((service) => service.id !== id));
}

function* until(at: number): Generator<Wait, number, Touch | null> {
  const whole = Math.floor(at);
  yield { kind: 'until', at: whole };
  return whole;
}

/** So many working minutes after the last thing that happened. */
function afterWork(ticket: PaperTicket, { calendar }: World, minutes: number): Generator<Wait, number, Touch | null> {
  return until(calendar.add(ticket.ticket.lastEventAt.epochMilliseconds, minutes * MINUTE));
}

function* need(
  ticket: PaperTicket,
  of: 'team' | 'assignee',
  work: Extract<Wait, { kind: 'agent' }>['work'],
  minutes: number,
): Generator<Wait, Touch, Touch | null> {
  const touch = yield { kind: 'agent', ticket, of, work, minutes };
  if (!touch) throw new Error('nobody took up what waited for an agent');
  return touch;
}
