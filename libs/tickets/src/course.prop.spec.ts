import {
  addWorkingDays,
  CLOSED_WEEK,
  compileCalendar,
  nationalHolidays,
  type CalendarVersion,
  type CompiledCalendar,
} from '@desk/agencies';
import { CLOCK_TARGETS, PENDING_REASONS, PRIORITIES, type Priority } from '@desk/contracts';
import {
  applyToClocks,
  clockTerms,
  DEFAULT_PAUSE_REASONS,
  settleClocks,
  startClocks,
  type ClockEvent,
  type ClockFacts,
  type ClockResult,
  type TicketClocks,
} from '@desk/sla';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { clockEventsOf, clockFactsOf } from './clock-events.js';
import { begin, proceed, settle, type Course, type CourseTerms, type Step } from './course.js';
import { replayClocks } from './replay/replay-clocks.js';
import { caughtUp } from './sweep.js';
import * as domain from './domain/index.js';
import type { Decision, Hand, TicketLogEntry } from './domain/decision.js';
import { AGENT, at, aTicket, EXPERT, FIRST, OTHER_FIRST, SECOND } from './domain/ticket.example.js';
import type { Ticket } from './domain/ticket.js';

const office = ['08:00', '16:00'] as const;
const since2020: CalendarVersion = {
  validFrom: '2020-01-01',
  timeZone: 'Europe/Oslo',
  alwaysOpen: false,
  hours: { ...CLOSED_WEEK, mon: [office], tue: [office], wed: [office], thu: [office], fri: [office] },
  holidayCountry: 'NO',
  specialDays: [],
};
const termsWith = (hours: number, ...versions: readonly CalendarVersion[]): CourseTerms => {
  const city = compileCalendar({ id: 'city', versions }, nationalHolidays);
  return {
    clocks: clockTermsOf(city, hours),
    timers: domain.DEFAULT_TIMERS,
    addWorkingDays: (from, days) => addWorkingDays(city, from, days),
  };
};
/** So many hours times the priority for everything that is promised. */
const clockTermsOf = (city: CompiledCalendar, hours: number) =>
  clockTerms(
    {
      id: 'declaration',
      validFrom: at(-1_000_000),
      pauseReasons: DEFAULT_PAUSE_REASONS,
      warnPercents: [75, 90],
      targets: CLOCK_TARGETS.flatMap((target) =>
        PRIORITIES.map((priority) => ({
          target,
          serviceId: null,
          priority,
          seconds: 3_600 * hours * priority,
          businessDays: null,
          calendarId: 'city',
        })),
      ),
    },
    new Map([['city', city]]),
  );
const terms = termsWith(1, since2020);

type Act = (ticket: Ticket, hand: Hand, id: string) => Decision;
const acts: Record<string, Act> = {
  take: (t, hand) => domain.take(t, hand, t.line === 'second' ? EXPERT : AGENT),
  release: (t, hand) => domain.release(t, hand),
  transfer: (t, hand) => domain.transfer(t, hand, t.teamId === FIRST.id ? OTHER_FIRST : FIRST, 'feil kø'),
  escalate: (t, hand) => domain.escalate(t, hand, SECOND, 'krever tilgang', 'alt'),
  handBack: (t, hand) => domain.handBack(t, hand, FIRST, 'ikke vårt'),
  resume: (t, hand) => domain.resume(t, hand),
  message: (t, hand, id) => domain.messageByAgent(t, hand, { id, text: 'Hei' }, AGENT),
  reply: (t, hand, id) => domain.messageByRequester(t, hand, { id, text: 'Ja' }),
  note: (t, hand, id) => domain.addNote(t, hand, id),
  resolve: (t, hand, messageId) => {
    const reopenUntil = terms.addWorkingDays(hand.at, 10);
    return domain.resolve(
      t,
      hand,
      { text: 'Ok', code: 'solved', firstLineCapable: null, reopenUntil, messageId },
      AGENT,
    );
  },
  reopen: (t, hand, id) => domain.reopen(t, hand, 'nei', { keepAssignee: true, requesterMessageId: id }),
  close: (t, hand) => domain.close(t, hand, 'confirmed'),
  cancel: (t, hand) => domain.cancel(t, hand, 'feil'),
};

/** Something that somebody tries, some minutes after the last, or the desk catching up. */
const attempts = fc.array(
  fc.record({
    minutes: fc.integer({ min: -5, max: 3_000 }),
    act: fc.oneof(
      fc.constantFrom(...Object.keys(acts)).map((name) => acts[name] as Act),
      fc.constantFrom(...PENDING_REASONS).map(
        (reason): Act =>
          (t, hand) =>
            domain.pend(t, hand, reason, reason === 'agreed_time' ? hand.at.add({ hours: 30 }) : null),
      ),
      fc.constantFrom<Priority>(1, 2, 3, 4).map(
        (priority): Act =>
          (t, hand) =>
            domain.update(t, hand, { priority, priorityReason: 'haster' }),
      ),
      fc.constant(null),
    ),
  }),
  { maxLength: 25 },
);
type Attempts = { minutes: number; act: Act | null }[];

const filing = () => {
  const ticket = aTicket();
  return domain.fileTicket({ ...ticket, routedBy: null }, at(0));
};

/** What became of it all: the ticket, its clocks and its whole log. Attempts that are refused change nothing. */
function live(tries: Attempts, termsOf: (index: number) => CourseTerms = () => terms): Step {
  let so = begin(filing(), termsOf(-1));
  let minutes = 0;
  tries.forEach(({ minutes: later, act }, index) => {
    minutes += later;
    const hand: Hand = { actorId: 'agent', origin: 'agent', at: at(minutes) };
    try {
      const step = act
        ? proceed(so, hand, termsOf(index), (ticket) => act(ticket, hand, `m${index}`))
        : caughtUp(so, hand.at, termsOf(index));
      so = { ...step, entries: [...so.entries, ...step.entries], messages: [...so.messages, ...step.messages] };
    } catch (error) {
      if (!(
        error instanceof domain.MoveRefused ||
        error instanceof domain.FieldRefused ||
        error instanceof domain.HandlerRefused
      )) {
        throw error;
      }
    }
  });
  return so;
}

/** The clocks as the log alone tells them. */
function refolded(log: readonly TicketLogEntry[], until: Temporal.Instant, by = terms): ClockResult {
  let result: ClockResult | null = null;
  for (const entry of log) {
    const facts: ClockFacts = result?.facts ?? clockFactsOf(aTicket());
    const events: ClockEvent[] = clockEventsOf(entry, facts);
    for (const event of events) {
      result =
        event.type === 'filed'
          ? startClocks(event, event.at, by.clocks)
          : result && applyToClocks(result, event, by.clocks);
    }
  }
  if (!result) throw new Error('the log does not begin');
  return { ...result, ...settleAll(result, until, by) };
}
const settleAll = ({ facts, clocks }: ClockResult, until: Temporal.Instant, by: CourseTerms) => {
  const ticket: Ticket = { ...aTicket(), ...facts, state: facts.active ? 'open' : 'closed' };
  return { clocks: settle({ ticket, clocks }, until, by).clocks };
};

const plain = (course: Pick<Course, 'clocks'>): unknown => JSON.parse(JSON.stringify(course.clocks));

describe('the course of a ticket', () => {
  it('keeps its log dense, in time, and true to the ticket', () => {
    fc.assert(
      fc.property(attempts, (tries) => {
        const { ticket, entries } = live(tries);
        entries.forEach((entry, index) => {
          expect(entry.seq).toBe(index + 1);
          const before = entries[index - 1];
          if (before) expect(Temporal.Instant.compare(before.occurredAt, entry.occurredAt)).toBeLessThanOrEqual(0);
        });
        const told: Record<string, unknown> = {};
        for (const { changes } of entries) {
          for (const [field, [before, after]] of Object.entries(changes)) {
            if (field in told) expect(before).toEqual(told[field]);
            told[field] = after;
          }
        }
        const json = JSON.parse(JSON.stringify(ticket)) as Record<string, unknown>;
        for (const [field, value] of Object.entries(told)) {
          const instant = typeof value === 'string' && /^\d{4}-.*Z$/.test(value);
          expect(instant ? Date.parse(String(json[field])) : json[field]).toEqual(instant ? Date.parse(value) : value);
        }
        expect(ticket.eventSeq).toBe(entries.length);
        expect(ticket.version).toBe(entries.at(-1)?.version);
      }),
      { numRuns: 300 },
    );
  });

  it('has the clocks that its log tells, whenever the desk looked', () => {
    fc.assert(
      fc.property(attempts, (tries) => {
        const course = live(tries);
        const until = course.ticket.lastEventAt.add({ hours: 24 * 40 });
        expect(plain(settle(course, until, terms))).toEqual(plain(refolded(course.entries, until)));
      }),
      { numRuns: 300 },
    );
  });

  it('has the very rows that a replay of its log makes, and the same with nobody having looked in between', () => {
    fc.assert(
      fc.property(attempts, (tries) => {
        const course = live(tries);
        const replayed = replayClocks(course.entries, terms.clocks) as TicketClocks;
        expect(plain(replayed)).toEqual(plain(course));
        expect(replayed.facts).toEqual(clockFactsOf(course.ticket));
        const unwatched = course.entries.filter(({ type }) => !type.startsWith('sla.'));
        const until = course.ticket.lastEventAt.add({ hours: 24 * 40 });
        const settled = settleClocks(replayClocks(unwatched, terms.clocks) as TicketClocks, until, terms.clocks);
        expect(plain(settled)).toEqual(plain(settleClocks(replayed, until, terms.clocks)));
      }),
      { numRuns: 300 },
    );
  });

  it('has the clocks that its log tells when its calendar changes, also while somebody still goes by the old hours', () => {
    fc.assert(
      fc.property(
        attempts,
        fc.integer({ min: -1, max: 4 }),
        fc.nat(2),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 0, max: 23 }),
        fc.integer({ min: 1, max: 14 }),
        (tries, change, stale, daysAhead, opens, length) => {
          // The change comes with one attempt; a few more follow in the same minute that have not heard of it.
          const done = tries.map((one, n) => (n > change && n <= change + stale ? { ...one, minutes: 0 } : one));
          const minutes = done.slice(0, change + 1).reduce((sum, one) => sum + one.minutes, 0);
          const validFrom = at(minutes).toZonedDateTimeISO('Europe/Oslo').toPlainDate().add({ days: daysAhead });
          const time = (hour: number) => `${String(hour % 24).padStart(2, '0')}:00`;
          const hours = [[time(opens), time(opens + length)]] as const;
          const later: CalendarVersion = {
            ...since2020,
            validFrom: validFrom.toString(),
            hours: { ...CLOSED_WEEK, mon: hours, wed: hours, sat: hours },
            specialDays: [{ date: validFrom.add({ days: 2 }).toString(), hours: [], name: 'Planleggingsdag' }],
          };
          const before = termsWith(15, since2020);
          const changed = { ...termsWith(15, since2020, later), unsettledCalendars: new Set(['city']) };
          const course = live(done, (index) => (index <= change + stale ? before : changed));
          const until = course.ticket.lastEventAt.add({ hours: 24 * 40 });
          const end = settle(course, until, changed);
          expect(plain(end)).toEqual(plain(refolded([...course.entries, ...end.entries], until, changed)));
          expect(settle(end, until, changed).entries).toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('says each breach and warning once', () => {
    fc.assert(
      fc.property(attempts, (tries) => {
        const course = live(tries);
        const first = caughtUp(course, course.ticket.lastEventAt.add({ hours: 500 }), terms);
        const again = caughtUp(first, first.ticket.lastEventAt, terms);
        expect(again.entries).toEqual([]);
        const log = [...course.entries, ...first.entries];
        const retargeted = log.some(({ changes }) => 'priority' in changes && changes['priority']?.[0] !== null);
        if (retargeted) return;
        const told = log
          .filter(({ type }) => type.startsWith('sla.'))
          .map(({ type, details }) => JSON.stringify([type, details['target'], details['cycle'], details['percent']]));
        expect(new Set(told).size).toBe(told.length);
      }),
      { numRuns: 300 },
    );
  });

  it('changes nothing that it is given', () => {
    const course = begin(filing(), terms);
    const before = JSON.stringify(course);
    proceed(course, { actorId: 'agent', origin: 'agent', at: at(90) }, terms, (ticket) =>
      domain.take(ticket, { actorId: 'agent', origin: 'agent', at: at(90) }, AGENT),
    );
    expect(JSON.stringify(course)).toBe(before);
  });
});
