import { setImmediate as pause } from 'node:timers/promises';
import { authoriseDesk, cityDate, scopeOf, type Actor } from '@desk/access';
import type { GainReport, IsoDate } from '@desk/contracts';
import { periodOf } from '@desk/metrics';
import { Database, Problem } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { EXPECTED_BAND } from '../domain/band.js';
import { gainText } from '../domain/gain-text.js';
import { measureGain } from '../domain/gain.js';
import { measureMoney } from '../domain/money.js';
import type { Period } from '../domain/period.js';
import { seededRandom } from '../domain/random.js';
import { daysShown } from '../domain/work-month.js';
import { measureWorkload, workloadGain } from '../domain/workload.js';
import { loadDrawnWork } from './drawn-work.js';
import { loadAgencies, loadLedger, loadPositions, loadSettings, loadUnmeasured, withVolumes } from './gain-facts.js';
import { loadPlanned } from './planned-money.js';
import { doneBut, loadDaysDone } from './shown-work.js';
import {
  agencyParts,
  decomposition,
  leftBehind,
  months,
  moneyReport,
  positionSums,
  workloadReport,
} from './gain-parts.js';

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
      // Asked all at once, so that the database reads on while what it has read is worked on.
      const [work, measured, unmeasured, settings, positions, ledger, plan, daysDone] = await Promise.all([
        loadDrawnWork(tx, agencies, days),
        withVolumes(tx, agencies, days),
        loadUnmeasured(tx, days.to),
        loadSettings(tx),
        loadPositions(tx),
        loadLedger(tx),
        loadPlanned(tx),
        loadDaysDone(tx, ids, days),
      ]);
      return { days, agencies, work, measured, unmeasured, settings, positions, ledger, plan, daysDone };
    });

    const { days, agencies, settings } = facts;
    const period: Period = { from: Temporal.PlainDate.from(days.from), to: Temporal.PlainDate.from(days.to) };
    // The same question gets the same answer, whenever and wherever it is asked.
    const seed = `${days.from}|${days.to}`;
    const input = { agencies: facts.measured, positions: facts.positions, monthShares: settings.monthShares };
    // Others get their turn between what takes long.
    await pause();
    const result = measureGain({ ...input, period }, { random: seededRandom(seed), correlation: settings.correlation });
    await pause();
    const gain = result.status === 'ok' ? result : null;
    const { work } = facts;
    const workload = measureWorkload(work.work, period, {
      hoursPerYear: settings.hoursPerYear,
      utilisation: settings.utilisation,
      daysShown: daysShown(work),
    });
    const shares = measureWorkload(work.parts, period);
    await pause();
    const byMonth = months(period, input, settings.correlation);
    await pause();
    const money = measureMoney({
      period,
      gain: gain && { fteGain: gain.perEmployee.fteGain, window: gain.window },
      ledger: facts.ledger,
      plan: facts.plan.expected,
      costPerFte: facts.plan.costPerFte ?? settings.costPerFte,
    });
    return {
      ...days,
      ...agencyParts(agencies, gain, shares.status === 'ok' ? { workload: shares, untold: work.untold } : null),
      months: byMonth,
      unmeasured: facts.unmeasured,
      baselineFte: gain?.baselineFte ?? { low: 0, likely: 0, high: 0 },
      fteNow: result.fteNow,
      positions: positionSums(facts.positions, gain),
      leftBehind: leftBehind(facts.positions, agencies, days),
      gain: {
        raw: gain?.raw.gain ?? null,
        perEmployee: gain?.perEmployee.gain ?? null,
        byVolume: gain?.byVolume?.gain ?? null,
      },
      band: { ...EXPECTED_BAND },
      correlation: settings.correlation,
      decomposition: gain && decomposition(gain, agencies, workload, work.work, doneBut(facts.daysDone, work.hidden)),
      workload: {
        ...workloadReport(workload, work, doneBut(facts.daysDone, work.secondLine.hidden), agencies),
        gain: gain && workload.status === 'ok' ? workloadGain(workload, gain.perEmployee.draws) : null,
      },
      money: { ...moneyReport(money), planVersion: facts.plan.version },
      text: gainText(gain?.perEmployee.gain ?? null, agencies.length + facts.unmeasured.length, actor.locale),
    };
  }
}

const earlier = (a: IsoDate, b: IsoDate): IsoDate => (a < b ? a : b);
