import type { BenefitPlanReport, Interval, PlanPeriod } from '@desk/contracts';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.js';
import { useMoneyWords } from './money-words.js';

/** The same lines in plan and in what came, for the year that is chosen. */
export function YearLines({ report: { years, year } }: { readonly report: BenefitPlanReport }) {
  const { t } = useTranslation('benefit-plan');
  const period = years.find(({ key }) => key === String(year));
  if (!period) return null;
  return (
    <section aria-labelledby="plan-lines">
      <h2 id="plan-lines" className="plan__heading">
        {t('lines.title', { year })}
      </h2>
      <div className="plan__scroll" role="region" aria-label={t('lines.title', { year })} tabIndex={0}>
        <Lines period={period} />
      </div>
      <p className="plan__note">{t('lines.note')}</p>
    </section>
  );
}

const COSTS = ['transition', 'running'] as const;

function Lines({ period: { plan, planSoFar, actual, isOver } }: { readonly period: PlanPeriod }) {
  const { t } = useTranslation('benefit-plan');
  const format = useFormat();
  const money = useMoneyWords();
  const fte = (value: number) => format.number(value, 2);
  const ofPlan = (figures: typeof plan, part: 'saved' | 'transition' | 'running' | 'net') => {
    if (figures === null) return '–';
    return money.rough(part === 'saved' || part === 'net' ? figures[part] : -figures[part]);
  };
  const soFar = !isOver && actual !== null;
  return (
    <table className="plain-table plan__lines">
      <caption className="pkt-sr-only">{t('lines.caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('lines.line')}</th>
          <th scope="col">{t('lines.plan')}</th>
          {soFar && <th scope="col">{t('lines.planSoFar')}</th>}
          <th scope="col">{t(soFar ? 'lines.actualSoFar' : 'lines.actual')}</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{t('lines.fte')}</th>
          <td>{plan === null ? '–' : fte(plan.fte)}</td>
          {soFar && <td>{planSoFar === null ? '–' : fte(planSoFar.fte)}</td>}
          <td>{actual?.fte ? <Range interval={actual.fte} show={fte} /> : '–'}</td>
        </tr>
        <tr>
          <th scope="row">{t('lines.saved')}</th>
          <td>{ofPlan(plan, 'saved')}</td>
          {soFar && <td>{ofPlan(planSoFar, 'saved')}</td>}
          <td>{actual === null ? '–' : <Range interval={actual.saved} show={money.rough} />}</td>
        </tr>
        {COSTS.map((part) => (
          <tr key={part}>
            <th scope="row">{t(`lines.${part}`)}</th>
            <td>{ofPlan(plan, part)}</td>
            {soFar && <td>{ofPlan(planSoFar, part)}</td>}
            <td>{actual === null ? '–' : money.exact(-actual[part])}</td>
          </tr>
        ))}
        <tr className="plan__sum">
          <th scope="row">{t('lines.net')}</th>
          <td>{ofPlan(plan, 'net')}</td>
          {soFar && <td>{ofPlan(planSoFar, 'net')}</td>}
          <td>{actual === null ? '–' : <Range interval={actual.net} show={money.rough} />}</td>
        </tr>
      </tbody>
    </table>
  );
}

function Range({
  interval: { low, likely, high },
  show,
}: {
  readonly interval: Interval;
  readonly show: (n: number) => string;
}) {
  const { t } = useTranslation('benefit-plan');
  return (
    <>
      {show(likely)}
      {show(low) !== show(high) && (
        <span className="plan__small">{t('range', { low: show(low), high: show(high) })}</span>
      )}
    </>
  );
}
