import { cityDate } from '@desk/access';
import type { AgencyRef, CostKind, Interval, IsoDate, PositionKind } from '@desk/contracts';
import { monthStart, shownDays } from '@desk/metrics';
import type { ReadTx } from '@desk/platform';
import { Temporal } from 'temporal-polyfill';
import { DEFAULT_CORRELATION } from '../domain/baseline-distribution.js';
import type { TicketWork } from '../domain/decomposition.js';
import type { GainAgency } from '../domain/gain.js';
import { DEFAULT_COST_PER_FTE, type LedgerLine, type PlanLine } from '../domain/money.js';
import type { Position } from '../domain/positions.js';
import { DEFAULT_HOURS_PER_YEAR, DEFAULT_UTILISATION, type WorkCell } from '../domain/workload.js';

/** Row of `city_setting` that holds what the gain is computed with. */
const SETTINGS_KEY = 'benefits';

export interface BenefitSettings {
  /** Correlation of the errors of two agencies' baselines. */
  readonly correlation: number;
  /** NOK a year. */
  readonly costPerFte: number;
  readonly utilisation: number;
  readonly hoursPerYear: number;
  /** Which share of a year's tickets each month holds; null: every day alike. */
  readonly monthShares: readonly number[] | null;
}

const DEFAULT_SETTINGS: BenefitSettings = {
  correlation: DEFAULT_CORRELATION,
  costPerFte: DEFAULT_COST_PER_FTE,
  utilisation: DEFAULT_UTILISATION,
  hoursPerYear: DEFAULT_HOURS_PER_YEAR,
  monthShares: null,
};

/** An agency that has joined, with its zero point. */
export interface MeasuredAgency extends AgencyRef {
  readonly id: string;
  readonly joinedOn: IsoDate;
  readonly wave: { readonly number: number; readonly name: string; readonly joinsOn: IsoDate } | null;
  readonly headCount: number;
  readonly baseline: Interval;
  readonly version: number;
  readonly employees: number | null;
  readonly ticketsPerYear: number | null;
  readonly work: TicketWork;
  readonly secondLineMinutesPerTicket: number | null;
}

export interface Days {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

export async function loadSettings(tx: ReadTx): Promise<BenefitSettings> {
  const [row] = await tx.query<{ value: Partial<BenefitSettings> }>('select value from city_setting where key = $1', [
    SETTINGS_KEY,
  ]);
  return { ...DEFAULT_SETTINGS, ...row?.value };
}

/** Imported histories are no agencies of the gain. */
const JOINED = `a.joined_on <= $1::date and a.kind not in ('city', 'history')`;
const BY_NAME = `order by a.name collate "nb-x-icu", a.key`;

/** Those that joined on or before a date and have a locked zero point, by name. */
export function loadAgencies(tx: ReadTx, joinedBy: IsoDate): Promise<MeasuredAgency[]> {
  return tx.query<MeasuredAgency>(
    `select a.id, a.key, a.name, a.joined_on::text as "joinedOn", a.head_count as "headCount", b.version, b.employees,
       (select json_build_object('number', w.number, 'name', w.name, 'joinsOn', w.joins_on) from onboarding_wave w
        where w.number = a.wave_number) as wave,
       json_build_object('low', b.fte_low, 'likely', b.fte_likely, 'high', b.fte_high) as baseline,
       b.tickets_per_year as "ticketsPerYear", b.second_line_minutes_per_ticket::float8 as "secondLineMinutesPerTicket",
       json_build_object('minutesPerTicket', b.first_line_minutes_per_ticket, 'touchesPerTicket', b.touches_per_ticket,
         'handOffsPerTicket', b.hand_offs_per_ticket) as work
     from agency a join baseline b on b.agency_id = a.id where b.locked_at is not null and ${JOINED} ${BY_NAME}`,
    [joinedBy],
  );
}

/** Those that joined and have none, or one that is not locked. */
export function loadUnmeasured(tx: ReadTx, joinedBy: IsoDate): Promise<AgencyRef[]> {
  return tx.query<AgencyRef>(
    `select a.key, a.name from agency a where ${JOINED} and not exists (
       select from baseline b where b.agency_id = a.id and b.locked_at is not null) ${BY_NAME}`,
    [joinedBy],
  );
}

/** As the gain wants them: the zero point beside today. */
export async function withVolumes(
  tx: ReadTx,
  agencies: readonly MeasuredAgency[],
  { from, to }: Days,
): Promise<GainAgency[]> {
  const rows = await tx.query<{ agencyId: string; day: string; tickets: number }>(
    `select agency_id as "agencyId", day::text as day, sum(filed)::integer as tickets from ticket_flow
     where agency_id = any($1::uuid[]) and day between $2::date and $3::date and filed > 0 group by 1, 2`,
    [agencies.filter(({ ticketsPerYear }) => ticketsPerYear !== null).map(({ id }) => id), from, to],
  );
  return agencies.map((agency) => ({
    agencyId: agency.id,
    joinedOn: Temporal.PlainDate.from(agency.joinedOn),
    lastDay: null,
    baseline: agency.baseline,
    employees: agency.employees === null ? null : { then: agency.employees, now: agency.headCount },
    volume:
      agency.ticketsPerYear === null
        ? null
        : {
            thenPerYear: agency.ticketsPerYear,
            now: rows
              .filter((row) => row.agencyId === agency.id)
              .map(({ day, tickets }) => ({ day: Temporal.PlainDate.from(day), tickets })),
          },
  }));
}

export interface StatedPosition extends Position {
  readonly note: string | null;
}

export async function loadPositions(tx: ReadTx): Promise<StatedPosition[]> {
  const rows = await tx.query<{
    kind: PositionKind;
    agencyId: string;
    fte: number;
    validFrom: string;
    validTo: string | null;
    note: string | null;
  }>(
    `select kind, agency_id as "agencyId", fte::float8 as fte, valid_from::text as "validFrom", valid_to::text as "validTo",
       note
     from staff_position where withdrawn_at is null order by valid_from, id`,
  );
  return rows.map(({ kind, agencyId, fte, validFrom, validTo, note }) => ({
    kind,
    note,
    agencyId: kind === 'left_behind' ? agencyId : null,
    fte,
    from: Temporal.PlainDate.from(validFrom),
    to: validTo === null ? null : Temporal.PlainDate.from(validTo),
  }));
}

export async function loadLedger(tx: ReadTx): Promise<LedgerLine[]> {
  const rows = await tx.query<{ kind: CostKind; amount: number; on: string }>(
    'select kind, amount::float8 as amount, spent_on::text as "on" from ledger_line where withdrawn_at is null',
  );
  return rows.map((row) => ({ ...row, on: Temporal.PlainDate.from(row.on) }));
}

/** What the programme expects. */
export async function loadProgramme(tx: ReadTx): Promise<PlanLine[]> {
  const rows = await tx.query<{ year: number; net: number }>(
    'select year, net::float8 as net from benefit_plan_line order by year',
  );
  return rows.map((row) => ({ ...row, parts: null }));
}

/** Days of handling time that count: of joined agencies, from the day they joined. */
const COUNTED = `from handling_day h join agency a on a.id = h.agency_id
  where h.agency_id = any($1::uuid[]) and h.day between greatest($2::date, a.joined_on) and $3::date`;

/** Work as it may be shown (`shownDays`): of whole blocks of days in which at least five agents worked. */
export interface ShownWork {
  readonly cells: readonly WorkCell[];
  /** All that there is, to be counted and not summed. */
  readonly all: { readonly agents: number; readonly days: number };
  /** Days of work that is not shown. */
  readonly hidden: readonly string[];
}

/** What first line and on-site staff did, by agent, agency and day. */
export async function loadFirstLineWork(
  tx: ReadTx,
  agencyIds: readonly string[],
  { from, to }: Days,
): Promise<ShownWork> {
  const rows = await tx.query<WorkCell>(
    `select h.agent_id as "agentId", h.agency_id as "agencyId", h.day::text as day, sum(h.seconds)::integer as seconds,
       sum(h.touches)::integer as touches, sum(h.captured)::integer as captured, sum(h.stated)::integer as stated,
       sum(h.removed)::integer as removed
     ${COUNTED} and h.line in ('first', 'onsite') group by 1, 2, 3 order by 1, 2, 3`,
    [agencyIds, monthStart(from), to],
  );
  const worked = rows.map(({ day, agentId }) => ({ day, agents: [agentId] }));
  const days = new Set(shownDays(byDay(worked), { from, to, today: cityDate(tx.now) }).flat());
  const asked = rows.filter(({ day }) => day >= from);
  return {
    cells: asked.filter(({ day }) => days.has(day)),
    all: {
      agents: new Set(asked.map(({ agentId }) => agentId)).size,
      days: new Set(asked.map(({ day }) => day)).size,
    },
    hidden: [...new Set(asked.map(({ day }) => day))].filter((day) => !days.has(day)),
  };
}

interface Worked {
  readonly day: string;
  readonly agents: readonly string[];
}

function byDay(worked: readonly Worked[]): Worked[] {
  const days = new Map<string, string[]>();
  for (const { day, agents } of worked) days.set(day, [...(days.get(day) ?? []), ...agents]);
  return [...days].map(([day, agents]) => ({ day, agents }));
}

export interface SecondLineWork {
  readonly seconds: number;
  readonly touches: number;
  readonly captured: number;
  /** Tickets resolved by whichever line, but for the days whose work is not shown. */
  readonly resolved: number;
}

export async function loadSecondLineWork(
  tx: ReadTx,
  agencyIds: readonly string[],
  { from, to }: Days,
): Promise<SecondLineWork> {
  const rows = await tx.query<Worked & Omit<SecondLineWork, 'resolved'>>(
    `select h.day::text as day, array_agg(distinct h.agent_id::text) as agents, sum(h.seconds)::float8 as seconds,
       sum(h.touches)::float8 as touches, sum(h.captured)::float8 as captured
     ${COUNTED} and h.line = 'second' group by 1`,
    [agencyIds, monthStart(from), to],
  );
  const days = new Set(shownDays(rows, { from, to, today: cityDate(tx.now) }).flat());
  const hidden = rows.map(({ day }) => day).filter((day) => day >= from && !days.has(day));
  const [flow] = await tx.query<{ resolved: number }>(
    `select coalesce(sum(f.resolved), 0)::float8 as resolved from ticket_flow f join agency a on a.id = f.agency_id
     where f.agency_id = any($1::uuid[]) and f.day between greatest($2::date, a.joined_on) and $3::date
       and f.day <> all($4::date[])`,
    [agencyIds, from, to, hidden],
  );
  const sum = (pick: (row: (typeof rows)[number]) => number): number =>
    rows.filter(({ day }) => days.has(day)).reduce((so, row) => so + pick(row), 0);
  return {
    seconds: sum((row) => row.seconds),
    touches: sum((row) => row.touches),
    captured: sum((row) => row.captured),
    resolved: flow?.resolved ?? 0,
  };
}

/** What became of tickets in the same days but the hidden ones, by whichever line. */
export interface TicketsDone {
  readonly resolved: number;
  readonly crossings: number;
}

export async function loadTicketsDone(
  tx: ReadTx,
  agencyIds: readonly string[],
  { from, to }: Days,
  hidden: readonly string[],
): Promise<TicketsDone> {
  const [row] = await tx.query<TicketsDone>(
    `select coalesce(sum(f.resolved), 0)::float8 as resolved, coalesce(sum(f.crossings), 0)::float8 as crossings
     from ticket_flow f join agency a on a.id = f.agency_id
     where f.agency_id = any($1::uuid[]) and f.day between greatest($2::date, a.joined_on) and $3::date
        and f.day <> all($4::date[])`,
    [agencyIds, from, to, hidden],
  );
  return row ?? { resolved: 0, crossings: 0 };
}
