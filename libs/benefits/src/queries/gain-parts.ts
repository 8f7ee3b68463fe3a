import {
  POSITION_KINDS,
  type GainAgency,
  type GainDecomposition,
  type GainMonth,
  type GainPlace,
  type GainReport,
  type GainWave,
  type LeftBehind,
  type MoneyReport,
  type WorkloadReport,
} from '@desk/contracts';
import { decompose, workChanges, type TicketWork } from '../domain/decomposition.js';
import { gainOf } from '../domain/gain-places.js';
import { drawAgencies, measureGain, type Gain, type GainInput } from '../domain/gain.js';
import type { Money } from '../domain/money.js';
import { monthsOf } from '../domain/months.js';
import { datedSpan, daysIn, intersect, type Period } from '../domain/period.js';
import { seededRandom } from '../domain/random.js';
import type { WorkDraws } from '../domain/work-draws.js';
import type { DrawnWork, SecondLineWork } from '../domain/work-month.js';
import type { Workload, WorkloadResult } from '../domain/workload.js';
import type { Days, MeasuredAgency, StatedPosition } from './gain-facts.js';
import type { TicketsDone } from './shown-work.js';

/** A month is one of many, and its interval that of the same baselines: fewer draws do. */
const MONTH_DRAWS = 1_000;
/** A figure of the zero point counts for all when the agencies that know theirs have this share of the baseline. */
const LEAST_KNOWN = 0.5;

const NOTHING: GainPlace = { expectedFte: { low: 0, likely: 0, high: 0 }, fteNow: null, gain: null };

/** The gain by agency and by wave, without what would show the work of fewer than five agents. */
export function agencyParts(
  measured: readonly MeasuredAgency[],
  gain: Gain | null,
  parts: { readonly workload: Workload; readonly untold: DrawnWork['untold'] } | null,
): Pick<GainReport, 'agencies' | 'waves'> {
  const place = (ids: readonly string[], isHidden: boolean | undefined) =>
    gain === null ? NOTHING : gainOf(ids, gain, isHidden === false ? (parts?.workload ?? null) : null);
  const agencies = measured.map(
    ({ id, key, name, joinedOn, wave, headCount, employees, baseline, version }): GainAgency => {
      const joined = gain?.agencies.find(({ agencyId }) => agencyId === id);
      return {
        key,
        name,
        joinedOn,
        wave: wave?.number ?? null,
        headCount,
        employeesThen: employees,
        baselineFte: baseline,
        baselineVersion: version,
        share: joined?.share ?? 0,
        leftBehindFte: joined?.leftBehindFte ?? 0,
        ...(joined ? place([id], parts?.untold.agencies.includes(id)) : NOTHING),
      };
    },
  );
  const waves = new Map(measured.flatMap(({ wave }) => (wave ? [[wave.number, wave] as const] : [])));
  return {
    agencies,
    waves: [...waves.values()]
      .sort((a, b) => a.number - b.number)
      .map(({ number, name, joinsOn }): GainWave => {
        const ids = measured.filter(({ wave }) => wave?.number === number).map(({ id }) => id);
        return {
          wave: number,
          name,
          joinsOn,
          agencies: ids.length,
          ...place(ids, parts?.untold.waves.includes(number)),
        };
      }),
  };
}

export function months(period: Period, input: Omit<GainInput, 'period'>, correlation: number): GainMonth[] {
  const agencies = input.agencies.map((agency) => ({ ...agency, volume: null }));
  // The zero points are the same in every month, known or not.
  const random = seededRandom('months');
  const baselines = drawAgencies(agencies, { random, draws: MONTH_DRAWS, correlation });
  return monthsOf(period).map(({ month, period: days }): GainMonth => {
    const result = measureGain({ ...input, agencies, period: days }, { random, baselines });
    return {
      month,
      from: days.from.toString(),
      to: days.to.toString(),
      agencies: result.status === 'ok' ? result.agencies.length : 0,
      fteNow: result.fteNow,
      gain: result.status === 'ok' ? result.perEmployee.gain : null,
    };
  });
}

/** First-line FTE by kind of position, over the days that count; they add up to the FTE now. */
export function positionSums(positions: readonly StatedPosition[], gain: Gain | null): GainReport['positions'] {
  if (gain === null) return [];
  const left = gain.agencies.reduce((sum, { leftBehindFte }) => sum + leftBehindFte, 0);
  return POSITION_KINDS.map((kind) => {
    if (kind === 'left_behind') return { kind, fte: left };
    const fteDays = positions
      .filter((position) => position.kind === kind)
      .reduce((sum, { fte, from, to }) => sum + fte * daysIn(intersect(datedSpan(from, to), gain.window)), 0);
    return { kind, fte: fteDays / daysIn(gain.window) };
  });
}

/** Those that stand on a day of the period. */
export function leftBehind(
  positions: readonly StatedPosition[],
  agencies: readonly MeasuredAgency[],
  { from, to }: Days,
): LeftBehind[] {
  return positions.flatMap((position) => {
    const agency = agencies.find(({ id }) => id === position.agencyId);
    if (!agency || position.kind !== 'left_behind') return [];
    const [begins, ends] = [position.from.toString(), position.to?.toString() ?? null];
    if (begins > to || (ends !== null && ends < from)) return [];
    const { key, name } = agency;
    return [{ agency: { key, name }, fte: position.fte, from: begins, to: ends, note: position.note }];
  });
}

/** Where the raw gain comes from, as finely as the zero points and the measured work allow. */
export function decomposition(
  gain: Gain,
  agencies: readonly MeasuredAgency[],
  workload: WorkloadResult,
  work: WorkDraws,
  done: TicketsDone,
): GainDecomposition {
  const then = gain.raw.fte.likely;
  const now = workload.status === 'ok' ? workNow(work, done) : UNKNOWN;
  const volume = gain.byVolume === null ? [] : [{ factor: 'volume' as const, ratio: gain.byVolume.fte.likely / then }];
  const changes = workChanges(workThen(agencies, gain), now);
  const { parts, left } = decompose(then, gain.fteNow, [...volume, ...changes]);
  return {
    whole: then - gain.fteNow,
    parts: [...parts],
    restIsUtilisation: volume.length > 0 && changes.length > 0 && left.length === 0,
  };
}

const UNKNOWN: TicketWork = { minutesPerTicket: null, touchesPerTicket: null, handOffsPerTicket: null };

/** By the size of their first line, of the agencies that know theirs; null when those are few. */
function workThen(agencies: readonly MeasuredAgency[], gain: Gain): TicketWork {
  const weightOf = ({ id, baseline }: MeasuredAgency) =>
    baseline.likely * (gain.agencies.find(({ agencyId }) => agencyId === id)?.share ?? 0);
  const all = agencies.reduce((sum, agency) => sum + weightOf(agency), 0);
  const mean = (figure: keyof TicketWork): number | null => {
    let [weight, sum] = [0, 0];
    for (const agency of agencies) {
      const value = agency.work[figure];
      if (value === null) continue;
      weight += weightOf(agency);
      sum += value * weightOf(agency);
    }
    return weight === 0 || weight < LEAST_KNOWN * all ? null : sum / weight;
  };
  return {
    minutesPerTicket: mean('minutesPerTicket'),
    touchesPerTicket: mean('touchesPerTicket'),
    handOffsPerTicket: mean('handOffsPerTicket'),
  };
}

function workNow({ seconds, touches, captured: byAgent }: WorkDraws, { resolved, crossings }: TicketsDone): TicketWork {
  if (resolved === 0) return UNKNOWN;
  const captured = [...byAgent.values()].reduce((sum, one) => sum + one, 0);
  return {
    minutesPerTicket: captured === 0 ? null : ((seconds / 60) * (touches / captured)) / resolved,
    touchesPerTicket: touches / resolved,
    handOffsPerTicket: crossings / resolved,
  };
}

export function workloadReport(
  workload: WorkloadResult,
  { work, all, withoutOnsite, secondLine }: DrawnWork,
  doneBeside: TicketsDone,
  agencies: readonly MeasuredAgency[],
): Omit<WorkloadReport, 'gain'> {
  const isShown = work.days > 0 || all.agents.length === 0;
  return {
    status: workload.status,
    agents: isShown ? workload.agents : all.agents.length,
    days: isShown ? workload.days : all.days,
    handlingHours: isShown ? workload.handlingHours : null,
    withoutOnsite: [...withoutOnsite],
    captureShare: workload.captureShare,
    correctedShare: workload.correctedShare,
    utilisation: workload.utilisation,
    hoursPerYear: workload.hoursPerYear,
    fte: workload.status === 'ok' ? workload.fte : null,
    sensitivity:
      workload.status === 'ok'
        ? workload.sensitivity.map(({ utilisation, fte }) => ({ utilisation, fte: fte.likely }))
        : [],
    secondLineMinutesPerTicket: {
      now: minutesPerTicket(secondLine, doneBeside),
      zeroPoint: zeroPointMinutes(agencies),
    },
  };
}

/** Handling minutes ÷ share of touches captured ÷ tickets resolved; null for fewer than five agents. */
function minutesPerTicket({ seconds, touches, captured }: SecondLineWork, { resolved }: TicketsDone): number | null {
  if (captured === 0 || resolved === 0) return null;
  return seconds / 60 / (captured / touches) / resolved;
}

/** The mean of the agencies that know theirs, by the size of their first line. */
function zeroPointMinutes(agencies: readonly MeasuredAgency[]): number | null {
  let [minutes, weight] = [0, 0];
  for (const { secondLineMinutesPerTicket, baseline } of agencies) {
    if (secondLineMinutesPerTicket === null) continue;
    minutes += secondLineMinutesPerTicket * baseline.likely;
    weight += baseline.likely;
  }
  return weight === 0 ? null : minutes / weight;
}

export function moneyReport({
  grossSaving,
  costs,
  net,
  plan,
  deviation,
  costPerFte,
  planByYear,
}: Money): Omit<MoneyReport, 'planVersion'> {
  return { grossSaving, costs: [...costs], net, plan, deviation, costPerFte, planByYear: [...planByYear] };
}
