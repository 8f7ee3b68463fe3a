import { staffingDrawing } from '@desk/charts';
import type { StaffingQuarter } from '@desk/contracts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router-dom';
import { useFormat } from '../../i18n/format.js';
import { useLocale } from '../../i18n/locale.js';
import { Chart } from '../../ui/chart/chart.js';
import { Explain } from '../reports/index.js';

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
  const chosen = useMemo(() => quarters.filter(({ weekday }) => weekday === day), [quarters, day]);
  return (
    <section aria-labelledby="plan-week">
      <h2 id="plan-week" className="report__title">
        {t('week.title')}
      </h2>
      <p className="report__note">{t('week.note')}</p>
      <div className="report__scroll plan-heat__place" tabIndex={0} role="region" aria-label={t('week.title')}>
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
      <DayCurve day={t(`weekday.${day}`)} quarters={chosen} />
      <Explain of={t('week.title')}>
        <p>{t('week.how')}</p>
      </Explain>
    </section>
  );
}

function DayCurve({ day, quarters }: { readonly day: string; readonly quarters: readonly StaffingQuarter[] }) {
  const locale = useLocale();
  const drawing = useMemo(
    () =>
      staffingDrawing(
        day,
        quarters.map(({ quarter, present, ...rest }) => ({ ...rest, time: time(quarter), planned: present })),
        locale,
      ),
    [day, quarters, locale],
  );
  return (
    <>
      {drawing.key !== null && <p className="report__note">{drawing.key}</p>}
      <Chart drawing={drawing} isExplained />
    </>
  );
}
