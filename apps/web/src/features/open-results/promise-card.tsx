import { trendDrawing } from '@desk/charts';
import type { Priority, PriorityResult, PromiseResult } from '@desk/contracts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.js';
import { useLocale } from '../../i18n/locale.js';
import { Badge } from '../../ui/badge.js';
import { Chart } from '../../ui/chart/chart.js';

/** What most tickets are. */
const ORDINARY: Priority = 3;

/** One promise: how often it was kept, what exactly was promised, and how that has gone over the year. */
export function PromiseCard({ promise, month }: { readonly promise: PromiseResult; readonly month: string }) {
  const { t } = useTranslation('open-results');
  const format = useFormat();
  const { target, attainment, goal, counted, met, priorities, trend } = promise;
  const within = useWithin();
  const ordinary = priorities.find(({ priority }) => priority === ORDINARY);
  return (
    <article className="results__promise" aria-labelledby={`promise-${target}`}>
      <h3 id={`promise-${target}`} className="results__subheading">
        {t(`target.${target}`)}
      </h3>
      <p>
        {t(`promised.${target}`)} {ordinary && t('ordinary', { within: within(ordinary), calendar: ordinary.calendar })}
      </p>
      {attainment === null ? (
        <p className="results__strong">{t('tooFew')}</p>
      ) : (
        <>
          <p className="results__big">{format.percent(attainment, 0)}</p>
          <p>
            {met !== null && counted !== null
              ? t('keptOf', { met: format.number(met), counted: format.number(counted), month: format.month(month) })
              : t('kept', { month: format.month(month) })}
          </p>
          {goal !== null && (
            <p>
              <Badge tone={attainment >= goal ? 'green' : 'yellow'}>
                {t(attainment >= goal ? 'goal.met' : 'goal.missed', { goal: format.percent(goal, 0) })}
              </Badge>
            </p>
          )}
        </>
      )}
      {trend.some((one) => one.attainment !== null) && <Trend promise={promise} />}
      {priorities.length > 0 && (
        <details className="results__details">
          <summary>{t('byPriority')}</summary>
          <table className="plain-table">
            <caption className="pkt-sr-only">
              {t(`target.${target}`)}: {t('byPriority')}
            </caption>
            <thead>
              <tr>
                <th scope="col">{t('priority')}</th>
                <th scope="col">{t('promise')}</th>
                <th scope="col" className="results__number">
                  {t('keptShare')}
                </th>
              </tr>
            </thead>
            <tbody>
              {priorities.map((one) => (
                <tr key={one.priority}>
                  <th scope="row">{t(`ui:priority.${one.priority}`)}</th>
                  <td>
                    {within(one)}
                    <span className="results__small">{one.calendar}</span>
                  </td>
                  <td className="results__number">
                    {one.attainment === null ? t('few') : format.percent(one.attainment, 0)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </article>
  );
}

function Trend({ promise: { target, trend, goal } }: { readonly promise: PromiseResult }) {
  const locale = useLocale();
  const drawing = useMemo(
    () =>
      trendDrawing(
        target,
        trend.map(({ month, attainment }) => ({ month: month.slice(0, 7), share: attainment })),
        goal,
        locale,
        'goal',
      ),
    [target, trend, goal, locale],
  );
  return (
    <div className="results__chart">
      <Chart drawing={drawing} isExplained />
    </div>
  );
}

function useWithin(): (promise: PriorityResult) => string {
  const { t } = useTranslation('open-results');
  const format = useFormat();
  return ({ seconds, businessDays }) =>
    businessDays !== null
      ? t('within.days', { count: businessDays, shown: format.number(businessDays) })
      : t('within.time', { time: format.hours(seconds ?? 0) });
}
