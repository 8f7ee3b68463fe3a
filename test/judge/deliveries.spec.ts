import { addWorkingDays, CLOSED_WEEK, compileCalendar } from '@desk/agencies';
import {
  CLOCK_TARGETS,
  PENDING_REASONS,
  PRIORITIES,
  type CalendarVersionView,
  type PromiseView,
} from '@desk/contracts';
import { clockTerms, DEFAULT_PAUSE_REASONS } from '@desk/sla';
import {
  begin,
  caughtUp,
  proceed,
  settle,
  ticketDomain,
  type CourseTerms,
  type Decision,
  type Hand,
  type Step,
  type Ticket,
} from '@desk/tickets';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { AS_LONG_AS_IT_TAKES, holds, QUESTIONS } from './cases.js';
import { JudgeCalendar } from './judge-calendar.js';
import { judge } from './judge-life.js';
import { lifeOf, type LogLine } from './judge-log.js';
import { told } from './told.js';

const BEGIN = Temporal.Instant.from('2026-03-26T07:00:00Z'); // the Thursday before the clocks go forward
const CLOSED = ['2026-04-02', '2026-04-03', '2026-04-06'];
const office: [string, string] = ['08:00', '15:30'];
const version: CalendarVersionView = {
  validFrom: '2026-01-01',
  timeZone: 'Europe/Oslo',
  alwaysOpen: false,
  hours: {
    ...CLOSED_WEEK,
    mon: [office],
    tue: [office],
    wed: [office],
    thu: [office],
    fri: [office, ['22:00', '02:30']],
  } as CalendarVersionView['hours'],
  holidayCountry: 'NO',
  specialDays: [{ date: '2026-04-01', hours: [['08:00', '12:00']], name: 'Onsdag før påske' }],
};
const calendar = compileCalendar({ id: 'office', versions: [version] }, (_country, year) =>
  CLOSED.filter((date) => date.startsWith(`${year}`)).map((date) => ({ date, name: 'Fri' })),
);
const promises = CLOCK_TARGETS.flatMap((target, index) =>
  PRIORITIES.map((priority): PromiseView => {
    const days = priority === 4 && index % 2 === 0;
    return {
      target,
      serviceKey: null,
      priority,
      seconds: days ? null : 5_400 * priority * (index + 1),
      businessDays: days ? index + 1 : null,
      calendarKey: 'office',
    };
  }),
);
const terms: CourseTerms = {
  clocks: clockTerms(
    {
      id: 'declaration',
      validFrom: BEGIN,
      targets: promises.map(({ serviceKey, calendarKey, ...one }) => ({
        ...one,
        serviceId: serviceKey,
        calendarId: calendarKey,
      })),
      pauseReasons: DEFAULT_PAUSE_REASONS,
      warnPercents: [75, 90],
    },
    new Map([['office', calendar]]),
  ),
  timers: ticketDomain.DEFAULT_TIMERS,
  addWorkingDays: (from, days) => addWorkingDays(calendar, from, days),
};
const judged = {
  promises,
  pauseReasons: DEFAULT_PAUSE_REASONS,
  warnPercents: [75, 90],
  calendars: new Map([['office', new JudgeCalendar([version], CLOSED)]]),
};

const FIRST = { id: 'first', line: 'first' } as const;
const OTHER = { id: 'other', line: 'first' } as const;
const SECOND = { id: 'second', line: 'second' } as const;
const AGENT = { id: 'agent', teams: [FIRST, SECOND] };

type Act = (ticket: Ticket, hand: Hand, id: string) => Decision;
const domain = ticketDomain;
const moves: readonly Act[] = [
  (t, hand) => domain.take(t, hand, AGENT),
  (t, hand) => domain.release(t, hand),
  (t, hand) => domain.transfer(t, hand, t.teamId === FIRST.id ? OTHER : FIRST, 'feil kø'),
  (t, hand) => domain.escalate(t, hand, SECOND, 'krever tilgang', 'alt'),
  (t, hand) => domain.handBack(t, hand, FIRST, 'ikke vårt'),
  (t, hand) => domain.resume(t, hand),
  (t, hand, id) => domain.messageByAgent(t, hand, { id, text: 'Hei' }, AGENT),
  (t, hand, id) => domain.messageByRequester(t, hand, { id, text: 'Ja' }),
  (t, hand, id) => domain.addNote(t, hand, id),
  (t, hand, id) => {
    const reopenUntil = terms.addWorkingDays(hand.at, 10);
    const resolution = { text: 'Ok', code: 'solved', firstLineCapable: null, reopenUntil, messageId: id } as const;
    return domain.resolve(t, hand, resolution, AGENT);
  },
  (t, hand, id) => domain.reopen(t, hand, 'nei', { keepAssignee: true, requesterMessageId: id }),
  (t, hand) => domain.close(t, hand, 'confirmed'),
  (t, hand) => domain.cancel(t, hand, 'feil'),
];
const act = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...moves) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(...PENDING_REASONS).map(
      (reason): Act =>
        (t, hand) =>
          domain.pend(t, hand, reason, reason === 'agreed_time' ? hand.at.add({ hours: 30 }) : null),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(...PRIORITIES).map(
      (priority): Act =>
        (t, hand) =>
          domain.update(t, hand, { priority, priorityReason: 'haster' }),
    ),
  },
);
/** Before an act come sweeps, at any time between long ago and then, in any order, some of them twice. */
const happenings = fc.array(
  fc.record({
    minutes: fc.oneof(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 4_000 })),
    act,
    sweeps: fc.array(fc.nat(100), { maxLength: 3 }),
  }),
  { maxLength: 12 },
);
type Happenings = ReturnType<typeof happenings.generate>['value'];

/** The whole life, with the sweeps that came by themselves or only with one in time before each act. */
function live(all: Happenings, untidy: boolean): Step & { readonly seenUntil: Temporal.Instant } {
  const filing = domain.fileTicket(
    {
      id: 'ticket',
      agencyId: 'agency',
      kind: 'incident',
      subject: 'Skriveren virker ikke',
      description: 'Den blinker.',
      serviceId: 'print',
      requesterId: 'requester',
      filedById: 'requester',
      channel: 'portal',
      origin: 'portal',
      location: null,
      impact: 'low',
      urgency: 'medium',
      priority: 3,
      teamId: FIRST.id,
      line: FIRST.line,
      declarationId: 'declaration',
      followsUpId: null,
      routedBy: null,
    },
    BEGIN,
  );
  let so = begin(filing, terms);
  const add = (step: Step) =>
    void (so = { ...step, entries: [...so.entries, ...step.entries], messages: [...so.messages, ...step.messages] });
  let now = BEGIN;
  all.forEach(({ minutes, act: doing, sweeps }, index) => {
    now = now.add({ minutes });
    if (untidy) {
      const passed = now.epochMilliseconds - BEGIN.epochMilliseconds;
      for (const share of [...sweeps, ...sweeps]) {
        add(caughtUp(so, BEGIN.add({ milliseconds: Math.floor((passed * share) / 100) }), terms));
      }
    }
    add(caughtUp(so, now, terms));
    const hand: Hand = { actorId: 'agent', origin: 'agent', at: now };
    try {
      add(proceed(so, hand, terms, (ticket) => doing(ticket, hand, `m${index}`)));
    } catch (error) {
      const refused =
        error instanceof domain.MoveRefused ||
        error instanceof domain.FieldRefused ||
        error instanceof domain.HandlerRefused;
      if (!refused) throw error;
    }
  });
  return { ...so, seenUntil: now };
}

/** As JSON, without the ids that chance gives. */
const plain = ({ ticket, clocks, entries }: Step): unknown =>
  JSON.parse(
    JSON.stringify({ ticket, clocks, entries }, (key, value: unknown) => (key === 'messageId' ? null : value)),
  );

/** The log as it is delivered: out of order, and some lines twice. */
function delivered({ entries }: Step, order: readonly number[]): LogLine[] {
  const lines = entries.map(({ occurredAt, ...entry }) => ({ ...entry, at: occurredAt.epochMilliseconds }));
  return [...lines, ...lines.slice(0, order.length)]
    .map((line, index) => ({ line, key: order[index % Math.max(1, order.length)] ?? 0 }))
    .sort((a, b) => a.key - b.key)
    .map(({ line }) => line);
}

describe('a life through the commands of the desk', () => {
  const given = fc.array(fc.tuple(happenings, fc.array(fc.nat(), { maxLength: 6 }), fc.nat(20 * 24 * 60)), {
    minLength: QUESTIONS,
    maxLength: QUESTIONS,
  });

  it(
    'leaves the same log and clocks however often, late and out of order the desk looks, and as the judge says',
    () => {
      holds('deliveries', 0.002, given, (lives) => {
        for (const [all, order, minutes] of lives) {
          const tidy = live(all, false);
          const untidy = live(all, true);
          expect(plain(untidy)).toEqual(plain(tidy));
          const until = tidy.seenUntil.add({ minutes });
          const { clocks } = settle(tidy, until, terms);
          const expected = judge(lifeOf(delivered(tidy, order)), until.epochMilliseconds, judged);
          expect(clocks.map((clock) => told(clock, until.epochMilliseconds, terms.clocks))).toEqual(expected);
        }
      });
    },
    AS_LONG_AS_IT_TAKES,
  );
});
