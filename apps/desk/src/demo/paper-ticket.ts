import type { DoorName, HandOffReason, Line, PendingReason, Priority, WorkKind } from '@desk/contracts';
import { newIdAt, toIso } from '@desk/platform';
import { decideRoute } from '@desk/routing';
import { nextWakeAt } from '@desk/sla';
import {
  begin,
  caughtUp,
  proceed,
  ticketDomain,
  type Course,
  type CourseTerms,
  type Decision,
  type Hand,
  type NewMessage,
  type Step,
  type Ticket,
} from '@desk/tickets';
import { Temporal } from 'temporal-polyfill';
import type { WrittenEntry, WrittenTicket } from '../bulk/written-ticket.js';
import type { Arrival } from './arrivals.js';
import type { DemoAgent } from './people.js';
import type { CityService, CityTeam, DemoReference } from './reference.js';
import { demoReasonCodes } from './texts.js';

/** A request as somebody sent it to the desk: played again over HTTP, it gives the same ticket. */
export interface DemoRequest {
  /** Epoch milliseconds, as all times of the demo. */
  readonly at: number;
  readonly actorId: string;
  readonly door: DoorName;
  /** Without the version, which is the one that the ticket has then. */
  readonly body: Readonly<Record<string, unknown>>;
}

export interface DemoNote {
  readonly id: string;
  readonly authorId: string;
  readonly text: string;
  readonly at: number;
}

export interface DemoSession {
  readonly agentId: string;
  readonly line: Line;
  readonly kind: WorkKind;
  readonly from: number;
  readonly to: number;
}

/** Working days of the city, and the end of what has happened. */
export interface PaperDesk {
  readonly reference: DemoReference;
  readonly terms: CourseTerms;
  readonly now: number;
}

const instant = (at: number): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(at);

/** One ticket lived through on paper: each method is a command, decided by the very functions that the commands use. */
export class PaperTicket implements WrittenTicket {
  readonly log: WrittenEntry[] = [];
  readonly messages: NewMessage[] = [];
  readonly notes: DemoNote[] = [];
  readonly sessions: DemoSession[] = [];
  readonly requests: DemoRequest[] = [];
  private so: Course | null = null;
  private escalatedFrom: CityTeam | null = null;

  constructor(
    private readonly desk: PaperDesk,
    readonly arrival: Arrival,
  ) {}

  /** Nobody has answered the telephone yet. */
  get isFiled(): boolean {
    return this.so !== null;
  }
  get course(): Course {
    if (!this.so) throw new Error('the ticket has not been filed');
    return this.so;
  }
  get ticket(): Ticket {
    return this.course.ticket;
  }
  get clocks(): Course['clocks'] {
    return this.course.clocks;
  }
  get team(): CityTeam {
    return this.teamOf(this.ticket.teamId);
  }
  get isOpen(): boolean {
    return ticketDomain.isOpenState(this.ticket.state);
  }

  fileByRequester(): void {
    this.file(this.arrival.at, this.arrival.requester.id, false);
  }

  fileFromCall(at: number, agent: DemoAgent): void {
    this.file(at, agent.id, true);
  }

  take(at: number, agent: DemoAgent): void {
    this.move(at, agent.id, 'take', {}, (ticket, hand) => ticketDomain.take(ticket, hand, agent));
  }

  assign(at: number, lead: DemoAgent, agent: DemoAgent): void {
    const body = { assignee: agent.person.username };
    this.move(at, lead.id, 'assign', body, (ticket, hand) => ticketDomain.assign(ticket, hand, agent, null));
  }

  release(at: number, agent: DemoAgent): void {
    this.move(at, agent.id, 'release', {}, (ticket, hand) => ticketDomain.release(ticket, hand));
  }

  transfer(at: number, agent: DemoAgent, team: CityTeam, reason: string): void {
    const code = codeOf(reason);
    const body = { teamKey: team.key, reason, ...code };
    this.move(at, agent.id, 'transfer', body, (ticket, hand) =>
      ticketDomain.transfer(ticket, hand, team, reason, code),
    );
  }

  escalate(at: number, agent: DemoAgent, team: CityTeam, reason: string, tried: string): void {
    this.escalatedFrom = this.team;
    const code = codeOf(reason);
    const body = { teamKey: team.key, reason, tried, ...code };
    this.move(at, agent.id, 'escalate', body, (ticket, hand) =>
      ticketDomain.escalate(ticket, hand, team, reason, tried, code),
    );
  }

  handBack(at: number, agent: DemoAgent, reason: string): void {
    const to = this.escalatedFrom ?? this.desk.reference.pool;
    const code = codeOf(reason);
    this.move(at, agent.id, 'handBack', { reason, ...code }, (ticket, hand) =>
      ticketDomain.handBack(ticket, hand, to, reason, code),
    );
  }

  pend(at: number, agent: DemoAgent, reason: PendingReason, until: number | null = null): void {
    const end = until === null ? null : instant(until);
    const body = { reason, ...(end && { until: toIso(end) }) };
    this.move(at, agent.id, 'pend', body, (ticket, hand) => ticketDomain.pend(ticket, hand, reason, end));
  }

  resume(at: number, agent: DemoAgent): void {
    this.move(at, agent.id, 'resume', {}, (ticket, hand) => ticketDomain.resume(ticket, hand));
  }

  update(
    at: number,
    agent: DemoAgent,
    wanted: { service?: CityService; priority?: Priority; priorityReason?: string },
  ): void {
    const { service, ...rest } = wanted;
    const body = { ...rest, ...(service && { serviceKey: service.key }) };
    this.move(at, agent.id, 'updateTicket', body, (ticket, hand) =>
      ticketDomain.update(ticket, hand, { ...rest, ...(service && { serviceId: service.id }) }),
    );
  }

  message(at: number, agent: DemoAgent, text: string): void {
    const writing = { id: newIdAt(at), text };
    this.move(at, agent.id, 'addMessage', { text }, (ticket, hand) =>
      ticketDomain.messageByAgent(ticket, hand, writing, agent),
    );
  }

  reply(at: number, text: string): void {
    const writing = { id: newIdAt(at), text };
    this.byRequester(at, 'addMessage', { text }, (ticket, hand) =>
      ticketDomain.messageByRequester(ticket, hand, writing),
    );
  }

  note(at: number, agent: DemoAgent, text: string): void {
    const id = newIdAt(at);
    this.move(at, agent.id, 'addNote', { text }, (ticket, hand) => ticketDomain.addNote(ticket, hand, id));
    this.notes.push({ id, authorId: agent.id, text, at: this.ticket.lastEventAt.epochMilliseconds });
  }

  resolve(
    at: number,
    agent: DemoAgent,
    given: { resolution: string; resolutionCode: 'solved' | 'workaround' | 'guided' | 'delivered' | 'no_fault_found' },
    firstLineCapable: boolean | null = null,
  ): void {
    const { terms } = this.desk;
    const body = { ...given, ...(firstLineCapable !== null && { firstLineCapable }) };
    this.move(at, agent.id, 'resolve', body, (ticket, hand) =>
      ticketDomain.resolve(
        ticket,
        hand,
        {
          text: given.resolution,
          code: given.resolutionCode,
          firstLineCapable,
          reopenUntil: terms.addWorkingDays(hand.at, terms.timers.reopenDays),
          messageId: newIdAt(at),
        },
        agent,
      ),
    );
  }

  /** Whoever had it still works there: nobody changes team in these weeks. */
  reopen(at: number, reason: string): void {
    const facts = { keepAssignee: this.ticket.assigneeId !== null, requesterMessageId: newIdAt(at) };
    this.byRequester(at, 'reopen', { reason }, (ticket, hand) => ticketDomain.reopen(ticket, hand, reason, facts));
  }

  confirm(at: number): void {
    this.byRequester(at, 'close', {}, (ticket, hand) => ticketDomain.close(ticket, hand, 'confirmed'));
  }

  withdraw(at: number, reason: string): void {
    this.byRequester(at, 'cancel', { reason }, (ticket, hand) => ticketDomain.cancel(ticket, hand, reason));
  }

  cancel(at: number, agent: DemoAgent, reason: string): void {
    this.move(at, agent.id, 'cancel', { reason }, (ticket, hand) => ticketDomain.cancel(ticket, hand, reason));
  }

  /** Agreed on for what lies ahead; it is not played again. */
  planVisit(
    at: number,
    agent: DemoAgent,
    { id, ...terms }: ticketDomain.VisitTerms & { readonly id: string },
  ): ticketDomain.Visit {
    const visits: ticketDomain.Visit[] = [];
    this.happen(at, { actorId: agent.id, origin: 'agent', at: instant(at) }, (ticket, hand) => {
      const { visit, decision } = ticketDomain.planVisit(ticket, hand, id, terms, false);
      visits.push(visit);
      return decision;
    });
    const [visit] = visits;
    if (!visit) throw new Error('the visit was not planned');
    return visit;
  }

  /** No door marks a ticket sensitive yet, so this one cannot be played again. */
  markSensitive(at: number, agent: DemoAgent): void {
    this.happen(at, { actorId: agent.id, origin: 'agent', at: instant(at) }, (ticket, hand) =>
      ticketDomain.append(ticketDomain.nothing(ticket), hand, 'ticket.updated', { sensitive: true }),
    );
  }

  /** Work that is still going on counts up to now. */
  work(agent: DemoAgent, kind: WorkKind, from: number, to: number): void {
    const end = Math.min(to, this.desk.now);
    if (end - from < 1_000) return;
    this.sessions.push({ agentId: agent.id, line: this.ticket.line, kind, from, to: end });
  }

  /** What the desk does by itself up to an instant. */
  catchUp(at: number): void {
    const { ticket, clocks } = this.course;
    const next = [ticket.timerAt, nextWakeAt(clocks)].filter((due) => due !== null);
    if (next.some((due) => due.epochMilliseconds <= at)) {
      this.record(caughtUp(this.course, instant(at), this.desk.terms), null);
    }
  }

  private file(at: number, actorId: string, byAgent: boolean): void {
    const { reference, terms } = this.desk;
    const { requester, service, text, subject, description, location, channel, impact, urgency } = this.arrival;
    const { kind } = text;
    const priority = ticketDomain.priorityOf(ticketDomain.DEFAULT_PRIORITY_MATRIX, impact, urgency, byAgent);
    const facts = {
      agencyId: requester.agency.id,
      serviceId: service.id,
      kind,
      channel,
      priority,
      subject,
      description,
      location,
    };
    const rule = decideRoute(reference.rules, facts);
    const team = rule?.teamId ? this.teamOf(rule.teamId) : reference.pool;
    const filing = ticketDomain.fileTicket(
      {
        ...facts,
        id: newIdAt(at),
        requesterId: requester.id,
        filedById: actorId,
        origin: channel,
        impact,
        urgency,
        teamId: team.id,
        line: team.line,
        declarationId: reference.declarationId,
        followsUpId: null,
        routedBy: rule && { name: rule.name, revision: 1 },
        priorityByRule: rule?.setPriority ?? null,
        neededSkill: rule?.skill ?? null,
        tags: rule?.tags ?? [],
      },
      instant(at),
    );
    const body = {
      subject,
      description,
      serviceKey: service.key,
      kind,
      impact,
      urgency,
      ...(location !== null && { location }),
      ...(byAgent && { channel, onBehalfOf: requester.username }),
    };
    this.requests.push({ at, actorId, door: 'createTicket', body });
    this.record(begin(filing, terms), at);
  }

  private byRequester(at: number, door: DoorName, body: DemoRequest['body'], decide: Decider): void {
    const actorId = this.arrival.requester.id;
    this.requests.push({ at, actorId, door, body });
    this.happen(at, { actorId, origin: 'portal', at: instant(at) }, decide);
  }

  private move(at: number, actorId: string, door: DoorName, body: DemoRequest['body'], decide: Decider): void {
    this.requests.push({ at, actorId, door, body });
    this.happen(at, { actorId, origin: 'agent', at: instant(at) }, decide);
  }

  private happen(at: number, hand: Hand, decide: Decider): void {
    this.catchUp(at);
    const step = proceed(this.course, hand, this.desk.terms, (ticket) => decide(ticket, hand));
    this.record(step, at);
  }

  /** `at` null: the desk did it by itself, each at its moment. */
  private record(step: Step, at: number | null): void {
    this.so = { ticket: step.ticket, clocks: step.clocks };
    for (const entry of step.entries) {
      const recordedAt = at === null ? entry.occurredAt : instant(at);
      this.log.push({ ...entry, id: newIdAt(recordedAt.epochMilliseconds), recordedAt });
    }
    this.messages.push(...step.messages);
  }

  private teamOf(id: string): CityTeam {
    const team = this.desk.reference.teams.find((one) => one.id === id);
    if (!team) throw new Error(`the demo city has no team ${id}`);
    return team;
  }
}

/** What the screen asks for beside the words. */
function codeOf(reason: string): { readonly reasonCode?: HandOffReason } {
  const reasonCode = demoReasonCodes[reason];
  return reasonCode === undefined ? {} : { reasonCode };
}

type Decider = (ticket: Ticket, hand: Hand) => Decision;
