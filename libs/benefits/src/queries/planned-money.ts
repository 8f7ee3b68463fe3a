import type { ReadTx } from '@desk/platform';
import type { MoneyInput } from '../domain/money.js';
import { kroner } from '../domain/ore.js';
import { planned } from '../domain/plan.js';
import { loadHandOvers, readPlan } from '../plan/plan-rows.js';
import { loadProgramme } from './gain-facts.js';

interface PlannedMoney {
  readonly version: number | null;
  readonly expected: MoneyInput['plan'];
  /** NOK a year; null: none is decided. */
  readonly costPerFte: number | null;
}

/** The benefit plan as the gain is laid beside it; what the programme expects, until one is published. */
export async function loadPlanned(tx: ReadTx): Promise<PlannedMoney> {
  const plan = await readPlan(tx, 'newest');
  if (plan === null) return { version: null, expected: await loadProgramme(tx), costPerFte: null };
  const { content, version } = plan;
  const handOvers = await loadHandOvers(tx);
  return {
    version,
    expected: (days) => kroner(planned(content, handOvers, days)?.net ?? 0),
    costPerFte: kroner(content.costPerFte),
  };
}
