import type { BenefitPlanReport, Ore } from '@desk/contracts';
import { fill } from '../domain/fill.js';
import type { Voice } from './report-source.js';

/** Finer than anything that is known of a gain. */
const STEP = 1_000_00;

/** «Planen for 2026 er 4,0 årsverk. Så langt er det 3,1 (2,0 til 4,2).», and the same in kroner: as the page reads it. */
export function planText({ words, said }: Voice, { years, year }: BenefitPlanReport): string {
  const { text } = words.benefitPlan;
  const period = years.find(({ key }) => key === String(year));
  const fte = (value: number) => said.number(Math.abs(value) < 0.05 ? 0 : value, 1);
  const rough = (ore: Ore) => said.money((Math.round(ore / STEP) * STEP) / 100);
  if (!period?.plan) return fill(text.noPlan, { year });
  const { plan, planSoFar, actual, isOver } = period;
  const sentences = [fill(text.plan, { year, fte: fte(plan.fte) })];
  if (actual === null || planSoFar === null) return [...sentences, fill(text.notBegun, { year })].join(' ');
  if (actual.fte === null) sentences.push(text.noGain);
  else {
    const { likely, low, high } = actual.fte;
    sentences.push(fill(isOver ? text.became : text.soFar, { likely: fte(likely), low: fte(low), high: fte(high) }));
    if (!isOver && fte(planSoFar.fte) !== fte(plan.fte))
      sentences.push(fill(text.planSoFar, { fte: fte(planSoFar.fte) }));
  }
  const { low, likely, high } = actual.net;
  const net = Math.round(likely - planSoFar.net);
  sentences.push(
    fill(isOver ? text.net : text.netSoFar, {
      net: rough(likely),
      low: rough(low),
      high: rough(high),
      plan: rough(planSoFar.net),
    }),
    fill(net < 0 ? text.below : text.above, { size: rough(Math.abs(net)) }),
  );
  if (low <= planSoFar.net && high >= planSoFar.net) sentences.push(text.unsure);
  return sentences.join(' ');
}
