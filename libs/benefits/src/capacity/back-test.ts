import { cityDate } from '@desk/access';
import { CITY_TIME_ZONE, type StaffingBackTest } from '@desk/contracts';
import type { ReadTx } from '@desk/platform';
import type { ClockTerms } from '@desk/sla';
import { Temporal } from 'temporal-polyfill';
import { QUARTERS_A_DAY } from '../domain/arrival-week.js';
import { cityDays, type CityDay } from '../domain/city-days.js';
import { workSizes } from '../domain/draw-weeks.js';
import { groupWaiting, verdictOf, type PredictedGroup } from '../domain/predict-waiting.js';
import { intervalOf } from '../domain/quantiles.js';
import { seededRandom } from '../domain/random.js';
import { QUARTER_MS, simulateQueue, type QueueStaff } from '../domain/simulate-queue.js';
import { freePeople, wholeDays } from '../domain/whole-people.js';
import {
  loadPlayed,
  loadPresent,
  loadRoster,
  onRota,
  type Days,
  type PlayedTicket,
  type RosterMember,
} from './facts.js';
import { loadPlanInput, type PlanInput, type PlanSources } from './plan-input.js';
import { minutesOf } from './plan.js';
import { promisedKinds } from './promises.js';

export const BACK_TEST_RUNS = 20;
/** Before the days asked for, so that a queue is there; and after them, so that it can be emptied. */
const AROUND_DAYS = 7;

export interface BackTestInput {
  readonly plan: PlanInput;
  readonly asked: Days;
  /** All days that are played. */
  readonly days: readonly CityDay[];
  readonly tickets: readonly PlayedTicket[];
  readonly terms: ReadonlyMap<string, ClockTerms>;
  readonly roster: readonly RosterMember[];
  readonly present: ReadonlyMap<number, number>;
  readonly now: number;
}

export async function loadBackTestInput(tx: ReadTx, sources: PlanSources, asked: Days): Promise<BackTestInput> {
  const plan = await loadPlanInput(tx, sources, asked);
  const day = Temporal.PlainDate.from;
  const after = day(asked.to).add({ days: AROUND_DAYS }).toString();
  const today = cityDate(tx.now);
  const around = {
    from: day(asked.from).subtract({ days: AROUND_DAYS }).toString(),
    to: after < today ? after : today,
  };
  const tickets = await loadPlayed(
    tx,
    plan.joined.map(({ id }) => id),
    around,
    plan.firstLine,
  );
  const terms = new Map<string, ClockTerms>();
  for (const { declarationId } of tickets) {
    if (!terms.has(declarationId)) terms.set(declarationId, await sources.declarations.terms(tx, declarationId));
  }
  const present = await loadPresent(tx, plan.firstLine.teams, around);
  return {
    plan,
    asked,
    days: cityDays({ ...around, timeZone: CITY_TIME_ZONE }, (from, to) => plan.city.between(from, to)),
    tickets,
    terms,
    roster: await loadRoster(tx, plan.firstLine.teams, around),
    present: new Map(present.map((one) => [one.at.getTime(), one.present])),
    now: tx.now.epochMilliseconds,
  };
}

/** Plays the days once more from what came and who was there, and holds the waiting against what it was. */
export function* backTestSteps(input: BackTestInput): Generator<void, StaffingBackTest> {
  const { plan, asked, days, tickets } = input;
  const minutes = minutesOf(plan, { webMinutes: null, callMinutes: null });
  const staff = staffOf(input);
  const web = tickets.filter(({ call }) => !call);
  const calls = tickets.filter(({ call }) => call);
  const promised = promisesOf(input, web);
  const webAt = Float64Array.from(web, ({ filedAt }) => filedAt.getTime());
  const asks = web.map(({ filedAt }) => localOf(filedAt.getTime()));
  const judged = asks.flatMap(({ day }, ticket) => (day >= asked.from && day <= asked.to ? [ticket] : []));
  const end = days.at(-1)?.to ?? 0;
  const waited = (ticket: number, answered: number): number => plan.city.between(webAt[ticket] ?? 0, answered) / 60_000;
  const real = Float64Array.from(judged, (ticket) => waited(ticket, web[ticket]?.answeredAt?.getTime() ?? input.now));
  const inTime = (answeredAt: (ticket: number) => number): number =>
    judged.filter((ticket) => answeredAt(ticket) <= (promised.answerBy[ticket] ?? 0)).length /
    Math.max(1, judged.length);

  const waits: Float64Array[] = [];
  const within: number[] = [];
  for (let run = 0; run < BACK_TEST_RUNS; run += 1) {
    yield;
    const random = seededRandom(`${asked.from}|${asked.to}|${run}`);
    const size = workSizes(random, minutes.variation);
    const played = simulateQueue(
      {
        webAt,
        priority: Uint8Array.from(web, ({ priority }) => priority),
        webDue: promised.dueAt,
        webRestDue: promised.resolveBy,
        webWork: webAt.map(() => minutes.web * 60_000 * size()),
        replyShare: minutes.replyShare,
        callAt: Float64Array.from(calls, ({ filedAt }) => filedAt.getTime()),
        callWork: Float64Array.from(calls, () => minutes.call * 60_000 * size()),
      },
      staff.of(random()),
      null,
    );
    const answeredAt = (ticket: number): number => {
      const at = played.answeredAt[ticket] ?? Number.NaN;
      return Number.isNaN(at) ? end : at;
    };
    waits.push(Float64Array.from(judged, (ticket) => waited(ticket, answeredAt(ticket))));
    within.push(inTime((ticket) => played.answeredAt[ticket] ?? Number.POSITIVE_INFINITY));
  }
  const by = <K>(keyOf: (ticket: number) => K): Map<K, PredictedGroup> => groupWaiting(judged.map(keyOf), real, waits);
  const total = by(() => 'all').get('all') ?? null;
  const byDay = [...by((ticket) => asks[ticket]?.day ?? '')].sort(([a], [b]) => (a < b ? -1 : 1));
  const shares = Float64Array.from(within);
  return {
    capacityMeasured: staff.measured,
    webMinutes: minutes.web,
    webMinutesFrom: minutes.webFrom,
    callMinutes: minutes.call,
    availability: plan.availability,
    total,
    within:
      total === null
        ? null
        : {
            real: inTime((ticket) => web[ticket]?.answeredAt?.getTime() ?? Number.POSITIVE_INFINITY),
            predicted: intervalOf(shares, 0.95),
          },
    error: total === null || total.real === 0 ? null : total.predicted.likely / total.real - 1,
    daysHeld:
      byDay.length === 0
        ? null
        : byDay.filter(([, { real: was, predicted }]) => was >= predicted.low && was <= predicted.high).length /
          byDay.length,
    verdict: verdictOf(total, plan.week.workingDays),
    days: byDay.map(([day, group]) => ({ day, ...group })),
    hours: [...by((ticket) => asks[ticket]?.hour ?? 0)]
      .sort(([a], [b]) => a - b)
      .map(([hour, group]) => ({ hour, ...group })),
  };
}

function localOf(at: number): { day: string; hour: number } {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(CITY_TIME_ZONE);
  return { day: local.toPlainDate().toString(), hour: local.hour };
}

function promisesOf({ plan, terms }: BackTestInput, web: readonly PlayedTicket[]) {
  const kinds = new Map<string, ReturnType<typeof promisedKinds>[number]>();
  const calendarOf = (id: string) => plan.calendars.get(id) ?? plan.city;
  const kindOf = ({ declarationId, serviceId, priority }: PlayedTicket) => {
    const key = `${declarationId} ${serviceId} ${priority}`;
    const its = terms.get(declarationId) ?? plan.terms;
    const kind = kinds.get(key) ?? promisedKinds([{ serviceId, priority, web: 1 }], its, calendarOf, null)[0];
    if (kind !== undefined) kinds.set(key, kind);
    return kind;
  };
  const timesOf = (promise: 'dueAt' | 'answerBy' | 'resolveBy'): Float64Array =>
    Float64Array.from(web, (ticket) => kindOf(ticket)?.[promise](ticket.filedAt.getTime()) ?? Number.POSITIVE_INFINITY);
  return { dueAt: timesOf('dueAt'), answerBy: timesOf('answerBy'), resolveBy: timesOf('resolveBy') };
}

/**
 * Who was there: what the desk saw, and by the rotas, less who was away, in quarter hours in which it did not look. Of all of them
 * as much as goes to tickets.
 */
function staffOf({ plan, asked, days, roster, present }: BackTestInput): {
  of: (shift: number) => QueueStaff;
  measured: number;
} {
  const from = days[0]?.from ?? 0;
  const quarters = days.flatMap(({ day, weekday, from: begin, to }) => {
    const there = roster.filter(
      ({ absences }) => !absences.some((one) => one.from <= day && (one.until === null || day <= one.until)),
    );
    return Array.from({ length: Math.round((to - begin) / QUARTER_MS) }, (_, n) => {
      const at = begin + n * QUARTER_MS;
      const isOpen = plan.city.between(at, at + QUARTER_MS) > 0;
      // Pages that are left open over night are nobody.
      const seen = isOpen ? present.get(at) : undefined;
      // On the two days on which clocks are changed rotas are an hour off in the night, when nobody is there.
      const said = there
        .filter(({ rota }) => (rota === null ? isOpen : onRota(rota, weekday, n % QUARTERS_A_DAY)))
        .reduce((sum, { share }) => sum + share, 0);
      const isAsked = isOpen && day >= plan.since && day <= asked.to;
      return { seen, said, isAsked };
    });
  });
  const wanted = quarters.filter(({ isAsked }) => isAsked);
  const ofRotas = Float64Array.from(quarters, ({ said }) => said);
  const of = (shift: number): QueueStaff => ({
    from,
    agents: freePeople(
      wholeDays(ofRotas, shift).map((people, n) => quarters[n]?.seen ?? people),
      plan.availability ?? 1,
      shift,
    ),
    helpers: new Uint16Array(quarters.length),
  });
  return {
    of,
    measured: wanted.length === 0 ? 0 : wanted.filter(({ seen }) => seen !== undefined).length / wanted.length,
  };
}
