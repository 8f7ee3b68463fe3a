import type { StaffingQuarter } from '@desk/contracts';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router-dom';
import { useFormat } from '../../i18n/format.js';
import { Explain, scaleFor } from '../reports/index.js';

const HEIGHT = 240;
const time = (quarter: number): string =>
  `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`;
const percent = (share: number): string => `${share * 100}%`;

/** How many are needed in the hours of a week, and quarter hour by quarter hour on one of its days. */
export function WeekNeed({ quarters }: { readonly quarters: readonly StaffingQuarter[] }) {
  const { t } = useTranslation('capacity');
  const format = useFormat();
  const [search] = useSearchParams();
  const days = [...new Set(quarters.map(({ weekday }) => weekday))].sort();
  const hours = [...new Set(quarters.map(({ quarter }) => Math.floor(quarter / 4)))].sort((a, b) => a - b);
  const most = Math.max(...quarters.map(({ needed, present }) => Math.max(needed, present)), 1);
  const asked = Number(search.get('day'));
  const day = days.includes(asked) ? asked : (days[0] ?? 1);
  const dayAddress = (weekday: number): string => {
    const next = new URLSearchParams(search);
    next.set('day', String(weekday));
    return `?${next}`;
  };
  const meanOf = (weekday: number, hour: number): StaffingQuarter | null => {
    const own = quarters.filter((one) => one.weekday === weekday && Math.floor(one.quarter / 4) === hour);
    if (own.length === 0) return null;
    const mean = (pick: (one: StaffingQuarter) => number): number =>
      own.reduce((sum, one) => sum + pick(one), 0) / own.length;
    return {
      weekday,
      quarter: hour * 4,
      web: 0,
      calls: 0,
      callAgents: 0,
      needed: mean((one) => one.needed),
      present: mean((one) => one.present),
    };
  };
  const chosen = quarters.filter(({ weekday }) => weekday === day);
  return (
    <section aria-labelledby="plan-week">
      <h2 id="plan-week" className="report__title">
        {t('week.title')}
      </h2>
      <p className="report__note">{t('week.note')}</p>
      <div className="report__scroll" tabIndex={0} role="region" aria-label={t('week.title')}>
        <table className="plan-heat">
          <caption className="pkt-sr-only">{t('week.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('week.hour')}</th>
              {days.map((weekday) => (
                <th key={weekday} scope="col">
                  <abbr title={t(`weekday.${weekday}`)}>{t(`weekdayShort.${weekday}`)}</abbr>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {hours.map((hour) => (
              <tr key={hour}>
                <th scope="row">{time(hour * 4)}</th>
                {days.map((weekday) => {
                  const one = meanOf(weekday, hour);
                  if (one === null) return <td key={weekday} className="plan-heat__closed" />;
                  const lacks = one.needed - one.present > 0.25;
                  return (
                    <td key={weekday} style={{ '--share': percent(one.needed / most) } as React.CSSProperties}>
                      {format.number(one.needed, 1)}
                      <span className={lacks ? 'plan-heat__lack' : 'plan-heat__there'}>
                        {t(lacks ? 'week.lacks' : 'week.there', { shown: format.number(one.present, 1) })}
                      </span>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <h3 className="plan-subtitle">{t('week.day', { day: t(`weekday.${day}`) })}</h3>
      <ul className="period__quick plan-days">
        {days.map((weekday) => (
          <li key={weekday}>
            <Link
              className="period__link"
              to={dayAddress(weekday)}
              preventScrollReset
              aria-current={weekday === day ? 'true' : undefined}
            >
              {t(`weekday.${weekday}`)}
            </Link>
          </li>
        ))}
      </ul>
      <DayCurve quarters={chosen} />
      <details className="explain">
        <summary className="explain__question">{t('week.table', { day: t(`weekday.${day}`) })}</summary>
        <div
          className="report__scroll"
          tabIndex={0}
          role="region"
          aria-label={t('week.table', { day: t(`weekday.${day}`) })}
        >
          <table className="plain-table">
            <caption className="pkt-sr-only">{t('week.table', { day: t(`weekday.${day}`) })}</caption>
            <thead>
              <tr>
                {(['time', 'web', 'calls', 'callAgents', 'needed', 'present'] as const).map((column) => (
                  <th key={column} scope="col">
                    {t(`week.column.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {chosen.map(({ quarter, web, calls, callAgents, needed, present }) => (
                <tr key={quarter}>
                  <th scope="row">{time(quarter)}</th>
                  <td>{format.number(web, 1)}</td>
                  <td>{format.number(calls, 1)}</td>
                  <td>{format.number(callAgents)}</td>
                  <td>{format.number(needed, 1)}</td>
                  <td>{format.number(present, 1)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
      <Explain of={t('week.title')}>
        <p>{t('week.how')}</p>
      </Explain>
    </section>
  );
}

/** Needed and present as steps, what the calls alone need as a tint below. */
function DayCurve({ quarters }: { readonly quarters: readonly StaffingQuarter[] }) {
  const { t } = useTranslation('capacity');
  const format = useFormat();
  const first = quarters[0]?.quarter ?? 0;
  const last = (quarters.at(-1)?.quarter ?? 0) + 1;
  const scale = scaleFor(
    quarters.flatMap(({ needed, present, callAgents }) => [needed, present, callAgents]),
    5,
  );
  const x = (quarter: number): number => (quarter - first) / Math.max(1, last - first);
  const y = (value: number): number => HEIGHT * (1 - scale.at(value));
  const steps = (pick: (one: StaffingQuarter) => number): string =>
    quarters.map((one) => `${x(one.quarter)},${y(pick(one))} ${x(one.quarter + 1)},${y(pick(one))}`).join(' ');
  const marks = quarters.filter(({ quarter }) => quarter % 8 === 0);
  return (
    <div className="plan-curve" aria-hidden="true">
      <ul className="plan-legend">
        {(['needed', 'present', 'calls'] as const).map((line) => (
          <li key={line} className={`plan-legend__item plan-legend__item--${line}`}>
            {t(`week.legend.${line}`)}
          </li>
        ))}
      </ul>
      <div className="plan-curve__picture">
        {scale.ticks.map((tick) => (
          <span key={tick} className="plan-curve__tick" style={{ top: y(tick) }}>
            {format.number(tick)}
          </span>
        ))}
        <svg
          className="plan-curve__svg"
          viewBox={`0 0 1 ${HEIGHT}`}
          preserveAspectRatio="none"
          width="100%"
          height={HEIGHT}
        >
          {scale.ticks.map((tick) => (
            <line key={tick} className="plan-curve__grid" x2="1" y1={y(tick)} y2={y(tick)} />
          ))}
          <polygon
            className="plan-curve__calls"
            points={`0,${y(0)} ${steps(({ callAgents }) => callAgents)} 1,${y(0)}`}
          />
          <polyline className="plan-curve__present" points={steps(({ present }) => present)} />
          <polyline className="plan-curve__needed" points={steps(({ needed }) => needed)} />
        </svg>
        {marks.map(({ quarter }) => (
          <span key={quarter} className="plan-curve__time" style={{ left: percent(x(quarter)) }}>
            {time(quarter)}
          </span>
        ))}
      </div>
    </div>
  );
}
