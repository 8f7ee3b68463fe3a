import type { Interval, StaffingNeed, StaffingPlan, StaffingTerms, WaitingFigures } from '@desk/contracts';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.js';
import { Explain } from '../reports/index.js';

interface NeedFiguresProps {
  readonly plan: StaffingPlan;
  readonly terms: StaffingTerms;
}

const COLUMNS = ['need', 'today', 'roster'] as const;
const MINUTES = ['p50', 'p80', 'p95'] as const;
const SHARES = ['withinTarget', 'callsWithin', 'utilisation', 'helped'] as const;

/** How many are needed in FTE, and how it goes with so many and with those that there are. */
export function NeedFigures({ plan, terms }: NeedFiguresProps) {
  const { t } = useTranslation('capacity');
  const format = useFormat();
  const { need, today, roster, basis, hoursPerYear } = plan;
  const difference = need.fte - today.fte;
  const lacking = need.fte - roster.fte;
  return (
    <section aria-labelledby="plan-need">
      <h2 id="plan-need" className="report__title">
        {t('need.title')}
      </h2>
      <p className="plan-sentence">{sentence()}</p>
      <div className="figures">
        <Figure name={t('need.need')} need={need} text={t('need.calls', { fte: format.number(need.callFte, 1) })} />
        <Figure
          name={t('need.today')}
          need={today}
          text={
            Math.abs(difference) < 0.05
              ? t('need.same')
              : t(difference > 0 ? 'need.more' : 'need.less', { fte: format.number(Math.abs(difference), 1) })
          }
        />
        <Figure
          name={t('need.roster')}
          need={roster}
          text={
            need.figures === null
              ? t('need.noRoster')
              : t(lacking > 0.05 ? 'need.lacks' : lacking < -0.05 ? 'need.spare' : 'need.fits', {
                  fte: format.number(Math.abs(lacking), 1),
                })
          }
        />
      </div>
      <div className="report__scroll plan-gap" tabIndex={0} role="region" aria-label={t('figures.title')}>
        <table className="plain-table">
          <caption className="plan-caption">{t('figures.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('figures.figure')}</th>
              {COLUMNS.map((column) => (
                <th key={column} scope="col">
                  {t(`figures.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {MINUTES.map((figure) => (
              <tr key={figure}>
                <th scope="row">{t(`figures.${figure}`)}</th>
                {COLUMNS.map((column) => (
                  <td key={column}>{cell(plan[column], figure, ({ likely }) => format.hours(likely * 60))}</td>
                ))}
              </tr>
            ))}
            {SHARES.map((figure) => (
              <tr key={figure}>
                <th scope="row">
                  {figure === 'callsWithin'
                    ? t('figures.callsWithin', { seconds: format.number(terms.callSeconds) })
                    : t(`figures.${figure}`)}
                </th>
                {COLUMNS.map((column) => (
                  <td key={column}>
                    {cell(plan[column], figure, ({ low, likely, high }) => (
                      <>
                        {format.percent(likely, 0)}
                        <span className="report__second">
                          {t('figures.between', { low: format.number(low * 100), high: format.percent(high, 0) })}
                        </span>
                      </>
                    ))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Explain of={t('need.title')}>
        <p>
          {t('how.basis', {
            days: basis.workingDays,
            web: format.number(basis.web),
            calls: format.number(basis.calls),
            dispersion: format.number(basis.dayDispersion, 1),
          })}
        </p>
        <p>
          {t(`how.web.${basis.webMinutesFrom}`, { minutes: format.number(basis.webMinutes, 1) })}{' '}
          {t(`how.call.${basis.callMinutesFrom}`, { minutes: format.number(basis.callMinutes, 1) })}{' '}
          {basis.availability === null
            ? t('how.availability.unknown')
            : t('how.availability.measured', { share: format.percent(basis.availability, 0) })}
        </p>
        <p>{t('how.simulation')}</p>
        <p>{t('how.calls')}</p>
        <p>{t('how.fte', { hours: format.number(hoursPerYear), absence: format.percent(terms.absence, 0) })}</p>
      </Explain>
    </section>
  );

  function sentence(): string {
    if (need.figures === null) return t('need.unreachable');
    const needed = t('need.sentence', { fte: format.number(need.fte, 1), share: format.percent(terms.targetShare, 0) });
    if (roster.figures?.growing === true) return `${needed} ${t('need.growing')}`;
    return needed;
  }
}

interface FigureProps {
  readonly name: string;
  readonly need: StaffingNeed;
  readonly text: string;
}

function Figure({ name, need, text }: FigureProps) {
  const { t } = useTranslation('capacity');
  const format = useFormat();
  return (
    <article className="figure">
      <h3 className="figure__name">{name}</h3>
      <p className="figure__value">{need.figures === null ? '–' : t('fte', { shown: format.number(need.fte, 1) })}</p>
      <p className="figure__text">{need.figures === null ? t('need.unreachableShort') : text}</p>
      {need.figures !== null && (
        <p className="figure__trend">{t('need.hours', { hours: format.number(need.agentHours) })}</p>
      )}
    </article>
  );
}

function cell<T>(
  { figures }: StaffingNeed,
  name: Exclude<keyof WaitingFigures, 'growing'>,
  show: (figure: Interval) => T,
): T | string {
  return figures === null ? '–' : show(figures[name]);
}
