import type { GainAgency, Random, WorkCell } from '@desk/benefits';
import { Temporal } from 'temporal-polyfill';

/**
 * A city whose gain is known because it was put there: what its baselines and its work really were is drawn first, and what
 * the desk gets to see is made from that with the errors that the model states. Nothing here is shared with what measures.
 *
 * Baselines: an agency's error is as its three points say, and the errors of two agencies correlate by ρ (one survey, one
 * method). Work: tickets come by agency and day, are done by whoever is there, and take minutes that differ by agent, by
 * agency and day, and from ticket to ticket; of some of what is done the time is not captured.
 */
export interface Plan {
  readonly name: string;
  readonly correlation: number;
  /** The errors of the baselines: standard deviations of the logarithm below and above the median, of each agency in turn. */
  readonly spreads: readonly (readonly [below: number, above: number])[];
  readonly agencies: number;
  readonly agents: number;
  readonly days: number;
  /** Standard deviations of the logarithm of the minutes. */
  readonly byAgent: number;
  readonly byAgencyDay: number;
  readonly byTicket: number;
}

const SURVEY = [
  [0.08, 0.08],
  [0.12, 0.18],
  [0.15, 0.12],
  [0.22, 0.22],
] as const;

/** What a survey of a city's agencies is like, and the smallest desk of which the page says anything. */
export const SURVEYED: Plan = {
  name: 'surveyed',
  correlation: 0.5,
  spreads: SURVEY,
  agencies: 14,
  agents: 24,
  days: 45,
  byAgent: 0.25,
  byAgencyDay: 0.3,
  byTicket: 0.9,
};

/** The least of which the page says anything: twenty agents and forty days. */
export const SMALLEST: Plan = { ...SURVEYED, name: 'smallest', agencies: 6, agents: 20, days: 40 };

/** Answers as unsure as they come, of many small agencies that know little of each other: beside what is promised. */
export const UNSURE: Plan = {
  ...SURVEYED,
  name: 'unsure',
  correlation: 0.2,
  agencies: 40,
  spreads: [
    [0.3, 0.3],
    [0.35, 0.45],
  ],
};

export interface PlantedCity {
  readonly plan: Plan;
  readonly period: { readonly from: Temporal.PlainDate; readonly to: Temporal.PlainDate };
  /** Baseline per employee now, summed: what the first line would take without the change. */
  readonly expectedFte: number;
  readonly workingDays: readonly string[];
  readonly truths: readonly Truth[];
  /** Part-time agents do less of what comes. */
  readonly capacities: readonly number[];
  readonly captured: readonly number[];
}

interface Truth {
  readonly fte: number;
  readonly below: number;
  readonly above: number;
  readonly employees: { readonly then: number; readonly now: number };
}

const JOINED = Temporal.PlainDate.from('2026-06-01');
const Z95 = 1.6448536269514722;
/** Working hours of an FTE in a year, and the share of them that is spent on tickets: as the desk states them. */
const HOURS = 1_695;
const UTILISATION = 0.7;
const TICKETS_PER_FTE_AND_DAY = 22;
const CAPTURED = 0.9;

export function plantCity(plan: Plan, random: Random): PlantedCity {
  const normal = normals(random);
  const truths = Array.from({ length: plan.agencies }, (_, index): Truth => {
    const [below, above] = plan.spreads[index % plan.spreads.length] ?? [0, 0];
    const fte = 0.4 + 3 * random();
    const then = Math.round(400 * fte * (0.8 + 0.4 * random()));
    return { fte, below, above, employees: { then, now: Math.round(then * (0.97 + 0.1 * random())) } };
  });
  const from = Temporal.PlainDate.from('2027-02-01');
  const days = workingDays(from, plan.days);
  return {
    plan,
    truths,
    period: { from, to: days.at(-1) ?? from },
    workingDays: days.map(String),
    expectedFte: truths.reduce((sum, { fte, employees: { then, now } }) => sum + (fte * now) / then, 0),
    capacities: Array.from({ length: plan.agents }, (_, index) => [1, 1, 0.8, 0.5][index % 4] ?? 1),
    captured: Array.from({ length: plan.agents }, () => Math.min(0.98, CAPTURED + 0.04 * normal())),
  };
}

/** What the survey found: each agency's points hold the truth as often as they say. */
export function survey({ truths, plan }: PlantedCity, random: Random): GainAgency[] {
  const normal = normals(random);
  const common = Math.sqrt(plan.correlation) * normal();
  return truths.map(({ fte, below, above, employees }, index) => {
    const z = common + Math.sqrt(1 - plan.correlation) * normal();
    // The truth lies z of its own spread from what was found.
    const likely = fte * Math.exp(-z * (z < 0 ? below : above));
    return {
      agencyId: `agency ${index}`,
      joinedOn: JOINED,
      lastDay: null,
      baseline: { low: likely * Math.exp(-Z95 * below), likely, high: likely * Math.exp(Z95 * above) },
      employees,
      volume: null,
    };
  });
}

/** What is found of the expected baseline, as a share of what it is. */
export function foundShare(city: PlantedCity, agencies: readonly GainAgency[]): number {
  const found = agencies.reduce(
    (sum, { baseline, employees }) => sum + (employees ? (baseline.likely * employees.now) / employees.then : 0),
    0,
  );
  return found / city.expectedFte;
}

/** The work in minutes that fills so many FTE in the period, at the hours and utilisation which the desk states. */
export function minutesOf({ period }: PlantedCity, fte: number): number {
  const years = (period.from.until(period.to).days + 1) / 365;
  return fte * years * HOURS * UTILISATION * 60;
}

/** Work of the period that fills so many FTE in the mean of all the agents, agencies and days there might be. */
export function work(city: PlantedCity, fte: number, random: Random): WorkCell[] {
  const { plan, truths, capacities, workingDays: days } = city;
  const minutes = minutesOf(city, fte) / (city.expectedFte * TICKETS_PER_FTE_AND_DAY * plan.days);
  const normal = normals(random);
  /** Lognormal with mean 1. */
  const lift = (spread: number): number => Math.exp(spread * normal() - (spread * spread) / 2);
  const pace = capacities.map(() => lift(plan.byAgent));
  const cells: WorkCell[] = [];
  const [seconds, touches, captured] = [
    new Float64Array(plan.agents),
    new Uint16Array(plan.agents),
    new Uint16Array(plan.agents),
  ];
  for (const day of days) {
    const present = capacities.map((capacity) => (random() < 0.85 ? capacity : 0));
    const all = present.reduce((sum, capacity) => sum + capacity, 0);
    for (const [index, { fte, employees }] of truths.entries()) {
      const mean = ((fte * employees.now) / employees.then) * TICKETS_PER_FTE_AND_DAY * lift(plan.byAgencyDay);
      const slow = lift(plan.byAgencyDay);
      const came = poisson(mean, random);
      for (let ticket = 0; ticket < came; ticket += 1) {
        const agent = pick(present, all * random());
        touches[agent] = (touches[agent] ?? 0) + 1;
        if (random() > (city.captured[agent] ?? 1)) continue;
        captured[agent] = (captured[agent] ?? 0) + 1;
        seconds[agent] = (seconds[agent] ?? 0) + minutes * 60 * (pace[agent] ?? 1) * slow * lift(plan.byTicket);
      }
      for (let agent = 0; agent < plan.agents; agent += 1) {
        if (touches[agent] === 0) continue;
        cells.push({
          agentId: `agent ${agent}`,
          agencyId: `agency ${index}`,
          day,
          seconds: seconds[agent] ?? 0,
          touches: touches[agent] ?? 0,
          captured: captured[agent] ?? 0,
          stated: 0,
          removed: 0,
        });
      }
      seconds.fill(0);
      touches.fill(0);
      captured.fill(0);
    }
  }
  return cells;
}

function workingDays(from: Temporal.PlainDate, count: number): Temporal.PlainDate[] {
  const days: Temporal.PlainDate[] = [];
  for (let day = from; days.length < count; day = day.add({ days: 1 })) if (day.dayOfWeek <= 5) days.push(day);
  return days;
}

function pick(shares: readonly number[], at: number): number {
  let left = at;
  for (const [index, share] of shares.entries()) {
    left -= share;
    if (left < 0 && share > 0) return index;
  }
  return shares.findLastIndex((share) => share > 0);
}

/** Counts arrivals until the waiting times between them exceed the mean. */
function poisson(mean: number, random: Random): number {
  let waited = -Math.log(1 - random());
  let count = 0;
  while (waited < mean) {
    waited -= Math.log(1 - random());
    count += 1;
  }
  return count;
}

/** Box and Muller's, so that the judge and the desk do not share a mistake. */
function normals(random: Random): () => number {
  return () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
