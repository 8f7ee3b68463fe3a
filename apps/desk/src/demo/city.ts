import { addWorkingDays } from '@desk/agencies';
import { seededRandom } from '@desk/benefits';
import { newIdAt, toIso } from '@desk/platform';
import { ticketDomain, type CourseTerms } from '@desk/tickets';
import { Temporal } from 'temporal-polyfill';
import type { TableRows } from '../bulk/insert-rows.js';
import { writtenTicketTables } from '../bulk/written-ticket.js';
import { demoBenefitPlan } from './benefit-plan.js';
import { demoArrivals, type Arrival } from './arrivals.js';
import { Dice } from './dice.js';
import { demoDraft } from './declaration-draft.js';
import { demoEscalationRules } from './escalation-rules.js';
import type { DemoCourse } from './fate.js';
import { demoNotices } from './notices.js';
import { PaperTicket } from './paper-ticket.js';
import { demoPeople, type DemoPeople, type DemoPerson } from './people.js';
import { demoPrepared } from './prepared.js';
import { demoPriceLists } from './price-lists.js';
import { demoProgramme } from './programme.js';
import { demoQueueFlow } from './queue-flow.js';
import { demoReportMails } from './report-mails.js';
import { demoReference, type DemoReference } from './reference.js';
import { demoStaffing } from './staffing.js';
import { demoViews } from './views.js';
import { demoVisits } from './visits.js';
import { ticketLife } from './ticket-life.js';
import { WorkingDays } from './working-days.js';

/** The whole demo city on paper: nothing in it has touched a database. */
export interface DemoCity {
  readonly reference: DemoReference;
  readonly people: DemoPeople;
  /** What must be there before the first ticket. */
  readonly groundwork: readonly TableRows[];
  /** In the order in which they were filed. */
  readonly tickets: readonly PaperTicket[];
  readonly notices: TableRows;
  /** Saved views and what is watched. */
  readonly views: readonly TableRows[];
  readonly visits: TableRows;
  /** What came, what went and who was there, by quarter hours. */
  readonly flow: TableRows;
}

const SEED = 'forstelinje';
const HOUR = 3_600_000;
/** Ages in hours of tickets that the demo employee has filed, so that the own list shows every kind. */
const OWN_TICKETS: readonly { readonly hours: number; readonly course: DemoCourse }[] = [
  { hours: 0.4, course: 'any' },
  { hours: 28, course: 'silent' },
  { hours: 52, course: 'any' },
  { hours: 100, course: 'silent' },
  { hours: 190, course: 'any' },
];

export function demoCity(now: Temporal.Instant, onStep: (step: string) => void = () => undefined): DemoCity {
  const dice = new Dice(seededRandom(SEED));
  const reference = demoReference(now);
  const people = demoPeople(reference, dice, now);
  const terms: CourseTerms = {
    clocks: reference.terms,
    timers: ticketDomain.DEFAULT_TIMERS,
    addWorkingDays: (from, days) => addWorkingDays(reference.calendar, from, days),
  };
  const requesters = people.people.filter((person) => person.agency.joined);
  const arrivals = demoArrivals(reference, requesters, dice, now);
  const planned = withOwnTickets(arrivals, people.byUsername('ansatt'), now.epochMilliseconds);
  const begin = arrivals[0]?.at ?? now.epochMilliseconds;
  const days = new WorkingDays(people.agents, reference.calendar, dice, begin, now.epochMilliseconds);
  const world = { reference, calendar: reference.calendar, agents: people.agents, dice };
  const tickets = planned.map(({ arrival, course }) => {
    const ticket = new PaperTicket({ reference, terms, now: now.epochMilliseconds }, arrival);
    days.begin(arrival.at, ticketLife(ticket, world, course));
    return ticket;
  });
  days.run((week) => onStep(`Building the demo city: week ${week} of its tickets`));
  const filed = tickets.filter((ticket) => ticket.isFiled);
  for (const ticket of filed) ticket.catchUp(now.epochMilliseconds);
  filed.sort((a, b) => Temporal.Instant.compare(a.ticket.filedAt, b.ticket.filedAt));
  const visits = demoVisits(people, filed, now);
  const programme = demoProgramme(reference.agencies, now);
  return {
    reference,
    people,
    groundwork: [
      ...reference.tables,
      ...people.tables,
      ...programme,
      demoPriceLists(people, now),
      ...demoBenefitPlan(reference.agencies, programme, people, now),
      demoDraft(reference, people, now),
      ...demoEscalationRules(reference, now),
      ...demoStaffing(people, now),
      ...demoPrepared(reference, people, now),
      ...demoReportMails(people, now),
    ],
    tickets: filed,
    notices: demoNotices(filed, people, now),
    views: demoViews(reference, people, filed, now),
    visits,
    flow: demoQueueFlow(filed, days),
  };
}

function withOwnTickets(
  arrivals: readonly Arrival[],
  employee: DemoPerson,
  now: number,
): readonly { arrival: Arrival; course: DemoCourse }[] {
  const own = new Map<Arrival, DemoCourse>();
  for (const { hours, course } of OWN_TICKETS) {
    const arrival = arrivals.findLast(
      (one) => one.at <= now - hours * HOUR && one.channel === 'portal' && one.impact === 'low' && !own.has(one),
    );
    if (arrival) own.set(arrival, course);
  }
  return arrivals.map((arrival) => {
    const course = own.get(arrival);
    return course ? { arrival: { ...arrival, requester: employee }, course } : { arrival, course: 'any' };
  });
}

/** The rows of tickets with all that belongs to them, in the order in which they can be inserted. */
export function ticketTables(tickets: readonly PaperTicket[]): readonly TableRows[] {
  return [
    ...writtenTicketTables(tickets),
    {
      table: 'ticket_note',
      rows: tickets.flatMap(({ ticket, notes }) =>
        notes.map((note) => ({
          id: note.id,
          agency_id: ticket.agencyId,
          ticket_id: ticket.id,
          author_id: note.authorId,
          origin: 'agent',
          text: note.text,
          created_at: toIso(Temporal.Instant.fromEpochMilliseconds(note.at)),
        })),
      ),
    },
    {
      table: 'work_session',
      rows: tickets.flatMap(({ ticket, sessions }) =>
        sessions.map((session) => ({
          id: newIdAt(session.from),
          agency_id: ticket.agencyId,
          ticket_id: ticket.id,
          agent_id: session.agentId,
          line: session.line,
          kind: session.kind,
          started_at: toIso(Temporal.Instant.fromEpochMilliseconds(session.from)),
          ended_at: toIso(Temporal.Instant.fromEpochMilliseconds(session.to)),
        })),
      ),
    },
  ];
}
