import { cityDate } from '@desk/access';
import type { Calendars, CompiledCalendar } from '@desk/agencies';
import { CITY_TIME_ZONE, type IsoDate, type StaffingTerms } from '@desk/contracts';
import type { ReadTx } from '@desk/platform';
import type { ClockTerms, Declarations } from '@desk/sla';
import { loadSettings } from '../queries/gain-facts.js';
import { arrivalWeek, type ArrivalWeek } from '../domain/arrival-week.js';
import { cityDays } from '../domain/city-days.js';
import {
  loadArrivals,
  loadAvailability,
  loadFirstLine,
  loadHelpersOwn,
  loadMinutes,
  loadRoster,
  loadStaffedAgencies,
  type Arrived,
  type Days,
  type FirstLine,
  type MeasuredMinutes,
  type RosterMember,
  type StaffedAgency,
} from './facts.js';

/** Everything that a plan is made of, as the desk knows it. */
export interface PlanInput {
  /** Of the days asked for those from the first ticket on: since when, and how many. */
  readonly since: IsoDate;
  readonly days: number;
  readonly joined: readonly StaffedAgency[];
  readonly candidates: readonly StaffedAgency[];
  readonly arrived: Arrived;
  readonly week: ArrivalWeek;
  readonly minutes: MeasuredMinutes;
  /** Share of the time of those who are there that goes to tickets and calls while enough wait; null: not known. */
  readonly availability: number | null;
  readonly firstLine: FirstLine;
  readonly roster: readonly RosterMember[];
  readonly helpersOwn: number;
  readonly hoursPerYear: number;
  readonly city: CompiledCalendar;
  readonly calendars: ReadonlyMap<string, CompiledCalendar>;
  readonly terms: ClockTerms;
}

export interface PlanSources {
  readonly calendars: Calendars;
  readonly declarations: Declarations;
}

export async function loadPlanInput(
  tx: ReadTx,
  { calendars, declarations }: PlanSources,
  asked: Pick<StaffingTerms, 'from' | 'to'>,
): Promise<PlanInput> {
  const days: Days = { from: asked.from, to: asked.to };
  const agencies = await loadStaffedAgencies(tx);
  const joined = agencies.filter(({ joinedOn }) => joinedOn !== null && joinedOn <= days.to);
  const ids = joined.map(({ id }) => id);
  const firstLine = await loadFirstLine(tx);
  const city = await calendars.city(tx);
  const arrived = await loadArrivals(tx, ids, days, firstLine);
  // Days before the first ticket say nothing: the desk, or its history, begins with it.
  const since = arrived.cells[0]?.day ?? days.from;
  const dates = cityDays({ from: since, to: days.to, timeZone: CITY_TIME_ZONE }, (from, to) => city.between(from, to));
  const today = cityDate(tx.now);
  return {
    since,
    days: dates.length,
    joined,
    candidates: agencies
      .filter((agency) => !joined.includes(agency))
      .sort((a, b) => (a.joinsOn ?? '9999').localeCompare(b.joinsOn ?? '9999')),
    arrived,
    week: arrivalWeek(arrived.cells, dates),
    minutes: await loadMinutes(tx, ids, days),
    availability: await loadAvailability(tx, ids, days, firstLine, (from, to) => city.between(from, to) > 0),
    firstLine,
    roster: await loadRoster(tx, [...firstLine.teams, ...firstLine.helpers], { from: today, to: today }),
    helpersOwn: await loadHelpersOwn(tx, firstLine, days),
    hoursPerYear: (await loadSettings(tx)).hoursPerYear,
    city,
    calendars: await calendars.all(tx),
    terms: await declarations.terms(tx, await declarations.inForceAt(tx, tx.now)),
  };
}
