import type {
  FigureSource,
  Interval,
  PoolingRow,
  StaffingCandidate,
  StaffingNeed,
  StaffingPlan,
  StaffingTerms,
} from '@desk/contracts';
import { isOffered, outlook, QUARTERS } from '@desk/routing';
import type { WorkingCalendar } from '@desk/sla';
import { QUARTERS_A_DAY, QUARTERS_A_WEEK, type ArrivalWeek } from '../domain/arrival-week.js';
import { ASSUMED_VARIATION } from '../domain/draw-weeks.js';
import { poolNeed, type PoolLoad } from '../domain/pooling.js';
import { intervalOf } from '../domain/quantiles.js';
import { QUARTER_MS, type Offer } from '../domain/simulate-queue.js';
import {
  agentHours,
  callAgents,
  fteOf,
  drawsOf,
  playProfile,
  RUNS,
  searchProfile,
  type FoundProfile,
  type OrdinaryWeek,
  type Profile,
  type RunFigures,
} from '../domain/staffing-need.js';
import { onRota, type RosterMember, type StaffedAgency } from './facts.js';
import type { PlanInput } from './plan-input.js';
import { ORDINARY_MONDAY, ordinaryCalendar, promisedKinds, sameHours, weekly } from './promises.js';

/** Minutes of work while too little is known: what a ticket and a call take in desks that publish theirs. */
const ASSUMED_MINUTES = { web: 12, call: 8 } as const;
/** Of a search and of three rows of figures; a search may be shorter. */
export const PLAN_STEPS = 2 * 21 + 3 * RUNS;
const RUN_LEVEL = 0.95;
const YEAR_DAYS = 365.25;

/**
 * The plan that answers what was asked. Every step takes a fraction of a second, so that whoever runs it can do other things
 * between them; the same question on the same facts gets the same answer.
 */
export function* planSteps(input: PlanInput, asked: StaffingTerms): Generator<void, StaffingPlan> {
  const volumes = volumesOf(input, asked);
  const minutes = minutesOf(input, asked);
  const plain = { ...asked, opens: null, closes: null, targetMinutes: null, webMinutes: null, callMinutes: null };
  const today = ordinaryWeek(input, { ...plain, overflow: input.firstLine.helpers.length > 0 }, volumes.joined);
  const week = ordinaryWeek(input, asked, volumes.all);
  const isToday =
    JSON.stringify([asked.opens, asked.closes, asked.targetMinutes, asked.webMinutes, asked.callMinutes]) ===
      '[null,null,null,null,null]' &&
    volumes.all === volumes.joined &&
    asked.overflow === input.firstLine.helpers.length > 0;
  // The same chance for every question about the same days, so that two answers differ by what was asked.
  const seed = `${asked.from}|${asked.to}`;
  const present = presentProfile(input.roster, input.firstLine.teams, asked.absence, week.open);

  const draws = drawsOf(week, seed);
  const found = yield* searchProfile(week, asked, draws);
  const need = needOf(input, week, found, asked);
  const todays = isToday ? need : needOf(input, today, yield* searchProfile(today, asked, drawsOf(today, seed)), asked);
  const roster = needOf(
    input,
    week,
    { profile: present, runs: yield* playProfile(week, present, asked, draws) },
    asked,
  );
  const calls = callAgents(week, asked);
  return {
    basis: {
      workingDays: input.week.workingDays,
      web: input.arrived.agencies.reduce((sum, { web }) => sum + web, 0),
      calls: input.arrived.agencies.reduce((sum, one) => sum + one.calls, 0),
      webMinutes: minutes.web,
      webMinutesFrom: minutes.webFrom,
      callMinutes: minutes.call,
      callMinutesFrom: minutes.callFrom,
      availability: input.availability,
      perEmployee: volumes.perEmployee,
      dayDispersion: input.week.dispersion,
    },
    candidates: input.candidates.map((agency) => candidateOf(agency, volumes.perEmployee)),
    hoursPerYear: input.hoursPerYear,
    quarters: week.open.flatMap((open, place) =>
      open
        ? [
            {
              weekday: Math.floor(place / QUARTERS_A_DAY) + 1,
              quarter: place % QUARTERS_A_DAY,
              web: week.expected.web[place] ?? 0,
              calls: week.expected.calls[place] ?? 0,
              callAgents: calls[place] ?? 0,
              needed: found?.profile[place] ?? 0,
              present: present[place] ?? 0,
            },
          ]
        : [],
    ),
    need,
    today: todays,
    roster,
    pooling: pooling(input, week, asked, volumes),
  };
}

interface Volumes {
  /** Factor on what came: of the joined agencies as if all had been there all the time, and with those that are added. */
  readonly joined: number;
  readonly all: number;
  readonly perEmployee: number;
  readonly agencies: readonly { readonly agency: StaffedAgency; readonly added: boolean; readonly perYear: number }[];
}

function volumesOf({ joined, candidates, arrived, since, days, week }: PlanInput, asked: StaffingTerms): Volumes {
  const aYear = ((sumOf(week.web) + sumOf(week.calls)) * YEAR_DAYS) / 7;
  const came = joined.map((agency) => {
    const own = arrived.agencies.find(({ agencyId }) => agencyId === agency.id);
    const late = agency.joinedOn !== null && agency.joinedOn > since;
    const tickets = (own?.web ?? 0) + (own?.calls ?? 0);
    return { agency, tickets, full: late ? (tickets * days) / daysBetween(agency.joinedOn, asked.to) : tickets };
  });
  const tickets = came.reduce((sum, one) => sum + one.tickets, 0);
  const full = came.reduce((sum, one) => sum + one.full, 0);
  // Whoever joined in the midst of the days had come with all of theirs, had they been there from the start.
  const factor = tickets === 0 ? 1 : full / tickets;
  const perYear = aYear * factor;
  const employees = joined.reduce((sum, agency) => sum + agency.employees, 0);
  const perEmployee = employees === 0 ? 0 : perYear / employees;
  const own = came.map((one) => ({
    agency: one.agency,
    added: false,
    perYear: full === 0 ? 0 : (perYear * one.full) / full,
  }));
  const added = candidates
    .filter(({ key }) => asked.agencies.includes(key))
    .map((agency) => ({ agency, added: true, perYear: candidateOf(agency, perEmployee).perYear }));
  const more = added.reduce((sum, one) => sum + one.perYear, 0);
  return {
    joined: factor,
    all: perYear === 0 || more === 0 ? factor : (factor * (perYear + more)) / perYear,
    perEmployee,
    agencies: [...own, ...added],
  };
}

function candidateOf(agency: StaffedAgency, perEmployee: number): StaffingCandidate {
  const { key, name, wave, joinsOn, employees, ticketsPerYear } = agency;
  return {
    agency: { key, name },
    wave,
    joinsOn,
    employees,
    perYear: ticketsPerYear ?? employees * perEmployee,
    volumeFrom: ticketsPerYear === null ? 'per_employee' : 'baseline',
  };
}

function daysBetween(from: string, to: string): number {
  return Math.max(1, Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1);
}

interface KnownMinutes {
  readonly web: number;
  readonly webFrom: FigureSource;
  readonly call: number;
  readonly callFrom: FigureSource;
  readonly replyShare: number;
  readonly variation: number;
}

/** What is stated goes before what is measured, and that before what is assumed. */
export function minutesOf(
  { minutes }: Pick<PlanInput, 'minutes'>,
  stated: { readonly webMinutes: number | null; readonly callMinutes: number | null },
): KnownMinutes {
  const known = (said: number | null, measured: number | null, assumed: number): [number, FigureSource] =>
    said !== null ? [said, 'stated'] : measured !== null ? [measured, 'measured'] : [assumed, 'assumed'];
  const [web, webFrom] = known(stated.webMinutes, minutes.web, ASSUMED_MINUTES.web);
  const [call, callFrom] = known(stated.callMinutes, minutes.call, ASSUMED_MINUTES.call);
  const measuredShare = minutes.web === null || minutes.webSitting === null ? 1 : minutes.webSitting / minutes.web;
  return {
    web,
    webFrom,
    call,
    callFrom,
    replyShare: Math.min(1, Math.max(0.1, measuredShare)),
    variation: minutes.variation ?? ASSUMED_VARIATION,
  };
}

function ordinaryWeek(input: PlanInput, asked: StaffingTerms, factor: number): OrdinaryWeek {
  const hours = asked.opens !== null && asked.closes !== null ? ([asked.opens, asked.closes] as const) : null;
  const city = weekly(ordinaryCalendar(input.city, hours));
  const calendars = new Map<string, WorkingCalendar>();
  const calendarOf = (id: string): WorkingCalendar => {
    const real = input.calendars.get(id) ?? input.city;
    const ordinary = calendars.get(id) ?? (sameHours(real, input.city) ? city : weekly(ordinaryCalendar(real, null)));
    calendars.set(id, ordinary);
    return ordinary;
  };
  const open = openQuarters(city);
  const minutes = minutesOf(input, asked);
  const kinds = promisedKinds(
    input.arrived.kinds,
    input.terms,
    calendarOf,
    asked.targetMinutes === null ? null : { ms: asked.targetMinutes * 60_000, calendar: city },
  );
  const expected = callsWhileOpen(
    { ...input.week, web: input.week.web.map((n) => n * factor), calls: input.week.calls.map((n) => n * factor) },
    open,
  );
  const helpers = asked.overflow
    ? helperProfile(input, minutes.web, asked.absence, open)
    : new Float64Array(QUARTERS_A_WEEK);
  const rate = (60 * (input.availability ?? 1)) / minutes.web;
  return {
    expected,
    kinds,
    minutes,
    open,
    free: input.availability ?? 1,
    helpers,
    offerOf: helpers.some((one) => one > 0) ? (profile) => offerBy(profile, expected.web, rate) : null,
    from: ORDINARY_MONDAY,
    workingMs: (from, to) => city.between(from, to),
    patienceMs: patience(kinds, city),
  };
}

function openQuarters(calendar: WorkingCalendar): boolean[] {
  return Array.from({ length: QUARTERS_A_WEEK }, (_, place) => {
    const begin = ORDINARY_MONDAY + place * QUARTER_MS;
    return calendar.between(begin, begin + QUARTER_MS) > 0;
  });
}

/** Who would call while it is closed calls while it is open, on the same day. */
function callsWhileOpen(week: ArrivalWeek, open: readonly boolean[]): ArrivalWeek {
  const calls = week.calls.slice();
  for (let day = 0; day < 7; day += 1) {
    const [from, to] = [day * QUARTERS_A_DAY, (day + 1) * QUARTERS_A_DAY];
    const all = sumOf(calls.slice(from, to));
    for (let place = from; place < to; place += 1) if (open[place] !== true) calls[place] = 0;
    const kept = sumOf(calls.slice(from, to));
    const quarters = open.slice(from, to).filter(Boolean).length;
    for (let place = from; place < to && quarters > 0; place += 1) {
      if (open[place] !== true) continue;
      calls[place] = kept > 0 ? ((calls[place] ?? 0) * all) / kept : all / quarters;
    }
  }
  return { ...week, calls };
}

/** Mean working time until an answer is promised, of tickets that are filed on Monday at ten; a quarter of an hour at least. */
function patience(kinds: OrdinaryWeek['kinds'], city: WorkingCalendar): number {
  const filed = ORDINARY_MONDAY + 10 * 4 * QUARTER_MS;
  let [sum, weights] = [0, 0];
  for (const { weight, answerBy } of kinds) {
    const by = answerBy(filed);
    if (!Number.isFinite(by)) continue;
    sum += weight * city.between(filed, by);
    weights += weight;
  }
  return Math.max(QUARTER_MS, weights === 0 ? 0 : sum / weights);
}

/** The rule by which the desk itself offers a queue, on what is expected instead of what came in other weeks. */
function offerBy(profile: Profile, web: Float64Array, rate: number): Offer {
  const ahead = (week: Float64Array, quarter: number): number[] =>
    Array.from({ length: QUARTERS }, (_, n) => week[(quarter + n) % QUARTERS_A_WEEK] ?? 0);
  return (quarter, since, waiting) => {
    if (waiting.length === 0 && since === null) return false;
    const at = ORDINARY_MONDAY + quarter * QUARTER_MS;
    const arrivals = ahead(web, quarter % QUARTERS_A_WEEK);
    const capacity = ahead(profile, quarter % QUARTERS_A_WEEK);
    return isOffered(since, at, outlook({ at, waiting, arrivals, capacity, rate }));
  };
}

/** Positions that the rotas give in each quarter hour, less those who are away without anybody having known. */
function presentProfile(
  roster: readonly RosterMember[],
  teamIds: readonly string[],
  absence: number,
  open: readonly boolean[],
): Profile {
  const members = roster.filter(({ teamId }) => teamIds.includes(teamId));
  return Float64Array.from(open, (isOpen, place) => {
    const [weekday, quarter] = [Math.floor(place / QUARTERS_A_DAY) + 1, place % QUARTERS_A_DAY];
    const there = members.filter(({ rota }) => (rota === null ? isOpen : onRota(rota, weekday, quarter)));
    return there.reduce((sum, { share }) => sum + share, 0) * (1 - absence);
  });
}

/** What helping teams have left when their own tickets are done. */
function helperProfile(input: PlanInput, minutes: number, absence: number, open: readonly boolean[]): Profile {
  const profile = presentProfile(input.roster, input.firstLine.helpers, absence, open);
  const hours = (agentHours(profile) * (input.availability ?? 1) * input.days) / 7;
  const idle = hours === 0 ? 0 : Math.max(0, 1 - (input.helpersOwn * minutes) / 60 / hours);
  return profile.map((there) => there * idle);
}

function needOf(
  { hoursPerYear }: PlanInput,
  week: OrdinaryWeek,
  found: FoundProfile | null,
  asked: StaffingTerms,
): StaffingNeed {
  const work = { hoursPerYear, absence: asked.absence };
  const callFte = fteOf(agentHours(callAgents(week, asked)), work);
  if (found === null) return { agentHours: 0, fte: 0, callFte, figures: null };
  const { profile, runs } = found;
  const of = (pick: (run: RunFigures) => number): Interval => {
    const values = Float64Array.from(runs, pick);
    return { ...intervalOf(values, RUN_LEVEL), likely: sumOf(values) / values.length };
  };
  return {
    agentHours: agentHours(profile),
    fte: fteOf(agentHours(profile), work),
    callFte,
    figures: {
      p50: of(({ p50 }) => p50),
      p80: of(({ p80 }) => p80),
      p95: of(({ p95 }) => p95),
      withinTarget: of(({ withinTarget }) => withinTarget),
      callsWithin: of(({ callsWithin }) => callsWithin),
      utilisation: of(({ utilisation }) => utilisation),
      helped: of(({ helped }) => helped),
      growing: runs.filter(({ growing }) => growing).length > runs.length / 2,
    },
  };
}

/** First line as one, beside each agency with a first line of its own, by the same formula and the mean open hour. */
function pooling(
  { hoursPerYear, arrived }: PlanInput,
  week: OrdinaryWeek,
  asked: StaffingTerms,
  { agencies }: Volumes,
): StaffingPlan['pooling'] {
  const hours = week.open.filter(Boolean).length / 4;
  const work = { hoursPerYear, absence: asked.absence };
  const targets = {
    calls: { share: asked.callShare, within: asked.callSeconds, handling: week.minutes.call * 60 },
    web: { share: asked.targetShare, within: week.patienceMs / 1_000, handling: week.minutes.web * 60 },
  };
  const [web, calls] = [sumOf(week.expected.web), sumOf(week.expected.calls)];
  const whole: PoolLoad =
    hours === 0
      ? { web: 0, calls: 0 }
      : { web: (web * week.minutes.web) / 60 / hours, calls: (calls * week.minutes.call) / 60 / hours };
  const inFte = (load: PoolLoad) => {
    const { fraction, seats } = poolNeed(load, targets);
    const there = hours / week.free;
    return { fractionFte: fteOf(fraction * there, work), seatsFte: fteOf(seats * there, work) };
  };
  const pooled = inFte(whole);
  // Agencies differ in how much of theirs are calls; of those that are added nobody knows yet.
  const callShareOf = (id: string): number => {
    const own = arrived.agencies.find(({ agencyId }) => agencyId === id);
    const [ownWeb, ownCalls] = own === undefined ? [web, calls] : [own.web, own.calls];
    return ownWeb + ownCalls === 0 ? 0 : ownCalls / (ownWeb + ownCalls);
  };
  const parts = agencies.map((one) => {
    const callShare = callShareOf(one.agency.id);
    return { ...one, calls: one.perYear * callShare, web: one.perYear * (1 - callShare) };
  });
  const sums = {
    calls: parts.reduce((sum, part) => sum + part.calls, 0),
    web: parts.reduce((sum, part) => sum + part.web, 0),
  };
  const partOf = (part: number, sum: number): number => (sum === 0 ? 0 : part / sum);
  const items: PoolingRow[] = parts.map(({ agency: { key, name }, added, perYear, ...part }) => ({
    agency: { key, name },
    added,
    perYear,
    ...inFte({ calls: whole.calls * partOf(part.calls, sums.calls), web: whole.web * partOf(part.web, sums.web) }),
  }));
  return { pooledFractionFte: pooled.fractionFte, pooledSeatsFte: pooled.seatsFte, items };
}

function sumOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
