import type { BenefitPlanReport } from '@desk/contracts';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.js';
import { useMoneyWords } from './money-words.js';

/** «Planen for 2026 er 4,0 årsverk. Så langt er det 3,1 (2,0 til 4,2).», and the same in kroner. */
export function PlanText({ report: { years, year } }: { readonly report: BenefitPlanReport }) {
  const { t } = useTranslation('benefit-plan');
  const format = useFormat();
  const money = useMoneyWords();
  const period = years.find(({ key }) => key === String(year));
  const fte = (value: number) => format.number(Math.abs(value) < 0.05 ? 0 : value, 1);
  if (!period?.plan) return <p className="plan__text">{t('text.noPlan', { year })}</p>;
  const { plan, planSoFar, actual, isOver } = period;
  const sentences = [t('text.plan', { year, fte: fte(plan.fte) })];
  if (actual === null || planSoFar === null) sentences.push(t('text.notBegun', { year }));
  else if (actual.fte === null) sentences.push(t('text.noGain'));
  else {
    const said = { likely: fte(actual.fte.likely), low: fte(actual.fte.low), high: fte(actual.fte.high) };
    sentences.push(t(isOver ? 'text.became' : 'text.soFar', said));
    if (!isOver && fte(planSoFar.fte) !== fte(plan.fte))
      sentences.push(t('text.planSoFar', { fte: fte(planSoFar.fte) }));
  }
  if (actual !== null && planSoFar !== null) {
    const net = Math.round(actual.net.likely - planSoFar.net);
    sentences.push(
      t(isOver ? 'text.net' : 'text.netSoFar', {
        net: money.rough(actual.net.likely),
        low: money.rough(actual.net.low),
        high: money.rough(actual.net.high),
        plan: money.rough(planSoFar.net),
      }),
      t(net < 0 ? 'text.below' : 'text.above', { size: money.rough(Math.abs(net)) }),
    );
    const isUnsure = actual.net.low <= planSoFar.net && actual.net.high >= planSoFar.net;
    if (isUnsure) sentences.push(t('text.unsure'));
  }
  return <p className="plan__text">{sentences.join(' ')}</p>;
}
