import type { AgencyRef, CostKind, Interval, IsoDate, PositionKind } from '@desk/contracts';
import type { ReadTx } from '@desk/platform';
import { Temporal } from 'temporal-polyfill';
import { DEFAULT_CORRELATION } from '../domain/baseline-distribution.js';
import type { TicketWork } from '../domain/decomposition.js';
import type { GainAgency } from '../domain/gain.js';
import { DEFAULT_COST_PER_FTE, type LedgerLine, type PlanLine } from '../domain/money.js';
import type { Position } from '../domain/positions.js';
import { DEFAULT_HOURS_PER_YEAR, DEFAULT_UTILISATION } from '../domain/workload.js';

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
  // Days of many years come in two lists an agency: read as a row each, they take longer than all that is made of them.
  const rows = await tx.query<{ agencyId: string; days: readonly number[]; filed: readonly number[] }>(
    `select agency_id as "agencyId", json_agg(day - date '1970-01-01') as days, json_agg(filed) as filed from flow_day
     where agency_id = any($1::uuid[]) and day between $2::date and $3::date and filed > 0 group by agency_id`,
    [agencies.filter(({ ticketsPerYear }) => ticketsPerYear !== null).map(({ id }) => id), from, to],
  );
  const volumes = new Map(
    rows.map(({ agencyId, days, filed }) => [
      agencyId,
      days.map((day, index) => ({ day, tickets: filed[index] as number })),
    ]),
  );
  return agencies.map((agency) => ({
    agencyId: agency.id,
    joinedOn: Temporal.PlainDate.from(agency.joinedOn),
    lastDay: null,
    baseline: agency.baseline,
    employees: agency.employees === null ? null : { then: agency.employees, now: agency.headCount },
    volume:
      agency.ticketsPerYear === null ? null : { thenPerYear: agency.ticketsPerYear, now: volumes.get(agency.id) ?? [] },
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
