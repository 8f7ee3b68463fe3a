import { authoriseDesk, cityDate, scopeOf, type Actor } from '@desk/access';
import type { GainReport, IsoDate, MoneyReport, WorkloadReport } from '@desk/contracts';
import { periodOf } from '@desk/metrics';
import { Database, Problem } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { EXPECTED_BAND } from '../domain/band.js';
import { gainText } from '../domain/gain-text.js';
import { measureGain } from '../domain/gain.js';
import { measureMoney, type Money } from '../domain/money.js';
import type { Period } from '../domain/period.js';
import { seededRandom } from '../domain/random.js';
import { measureWorkload, workloadGain, type WorkloadResult } from '../domain/workload.js';
import {
  loadAgencies,
  loadFirstLineWork,
  loadLedger,
  loadPlan,
  loadPositions,
  loadSecondLineWork,
  loadSettings,
  withVolumes,
  type MeasuredAgency,
  type SecondLineWork,
  type ShownWork,
} from './gain-facts.js';

/** What centralising is worth: headline gain, workload and money, of the agencies that have joined. */
@Injectable()
export class ReadGainReport {
  constructor(private readonly database: Database) {}

  async run(actor: Actor, query: { from: IsoDate; to: IsoDate }): Promise<GainReport> {
    authoriseDesk(actor, 'readReports');
    const { from, to } = periodOf(query);
    const facts = await this.database.read(scopeOf(actor), async (tx) => {
      const days = { from, to: earlier(to, cityDate(tx.now)) };
      if (days.to < from) {
        throw new Problem('validation_failed', 'Ask for a period that has begun.', {
          errors: [{ pointer: '?from', message: 'must not lie ahead of today' }],
        });
      }
      const agencies = await loadAgencies(tx, days.to);
      const ids = agencies.map(({ id }) => id);
      return {
        days,
        agencies,
        settings: await loadSettings(tx),
        measured: await withVolumes(tx, agencies, days),
        positions: await loadPositions(tx),
        ledger: await loadLedger(tx),
        plan: await loadPlan(tx),
        work: await loadFirstLineWork(tx, ids, days),
        secondLine: await loadSecondLineWork(tx, ids, days),
      };
    });

    const { days, agencies, settings } = facts;
    const period: Period = { from: Temporal.PlainDate.from(days.from), to: Temporal.PlainDate.from(days.to) };
    // The same question gets the same answer, whenever and wherever it is asked.
    const seed = `${days.from}|${days.to}`;
    const result = measureGain(
      { period, agencies: facts.measured, positions: facts.positions, monthShares: settings.monthShares },
      { random: seededRandom(seed), correlation: settings.correlation },
    );
    const gain = result.status === 'ok' ? result : null;
    const workload = measureWorkload(facts.work.cells, period, {
      random: seededRandom(`${seed}|workload`),
      hoursPerYear: settings.hoursPerYear,
      utilisation: settings.utilisation,
    });
    const money = measureMoney({
      period,
      gain: gain && { fteGain: gain.perEmployee.fteGain, window: gain.window },
      ledger: facts.ledger,
      plan: facts.plan,
      costPerFte: settings.costPerFte,
    });
    return {
      ...days,
      agencies: agencies.map(({ key, name, joinedOn, baseline, headCount }) => ({
        key,
        name,
        joinedOn,
        baselineFte: baseline,
        headCount,
      })),
      baselineFte: gain?.baselineFte ?? { low: 0, likely: 0, high: 0 },
      fteNow: result.fteNow,
      gain: {
        raw: gain?.raw.gain ?? null,
        perEmployee: gain?.perEmployee.gain ?? null,
        byVolume: gain?.byVolume?.gain ?? null,
      },
      band: { ...EXPECTED_BAND },
      correlation: settings.correlation,
      workload: {
        ...workloadReport(workload, facts.work, facts.secondLine, agencies),
        gain: gain && workload.status === 'ok' ? workloadGain(workload, gain.perEmployee.draws) : null,
      },
      money: moneyReport(money),
      text: gainText(gain?.perEmployee.gain ?? null, agencies.length, actor.locale),
    };
  }
}

const earlier = (a: IsoDate, b: IsoDate): IsoDate => (a < b ? a : b);

function workloadReport(
  workload: WorkloadResult,
  { cells, all }: ShownWork,
  secondLine: SecondLineWork,
  agencies: readonly MeasuredAgency[],
): Omit<WorkloadReport, 'gain'> {
  const isShown = cells.length > 0 || all.agents === 0;
  return {
    status: workload.status,
    agents: isShown ? workload.agents : all.agents,
    days: isShown ? workload.days : all.days,
    handlingHours: isShown ? workload.handlingHours : null,
    captureShare: workload.captureShare,
    correctedShare: workload.correctedShare,
    utilisation: workload.utilisation,
    hoursPerYear: workload.hoursPerYear,
    fte: workload.status === 'ok' ? workload.fte : null,
    sensitivity:
      workload.status === 'ok'
        ? workload.sensitivity.map(({ utilisation, fte }) => ({ utilisation, fte: fte.likely }))
        : [],
    secondLineMinutesPerTicket: { now: minutesPerTicket(secondLine), zeroPoint: zeroPointMinutes(agencies) },
  };
}

/** Handling minutes ÷ share of touches captured ÷ tickets resolved; null for fewer than five agents. */
function minutesPerTicket({ seconds, touches, captured, resolved }: SecondLineWork): number | null {
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

function moneyReport({ grossSaving, costs, net, plan, deviation, costPerFte, planByYear }: Money): MoneyReport {
  return { grossSaving, costs: [...costs], net, plan, deviation, costPerFte, planByYear: [...planByYear] };
}
