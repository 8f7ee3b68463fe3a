import type { PlanPeriod } from '@desk/contracts';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.js';

interface PlanChartProps {
  readonly months: readonly PlanPeriod[];
  readonly year: number;
}

const HEIGHT = 220;
const WIDTH = 720;
const LEFT = 44;
const STEPS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];
const MOST_TICKS = 6;

/** FTE saved in each month with its interval beside what was planned; and the same as a table. */
export function PlanChart({ months, year }: PlanChartProps) {
  const { t } = useTranslation('benefit-plan');
  const format = useFormat();
  const values = months.flatMap(({ plan, actual }) => [
    0,
    plan?.fte ?? 0,
    ...(actual?.fte ? [actual.fte.low, actual.fte.high] : []),
  ]);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const step = STEPS.find((one) => (most - least) / one <= MOST_TICKS) ?? 1000;
  const [low, high] = [Math.floor(least / step) * step, Math.max(Math.ceil(most / step) * step, step)];
  const ticks = Array.from({ length: Math.round((high - low) / step) + 1 }, (_, index) => low + index * step);
  const y = (value: number) => HEIGHT - ((value - low) / (high - low)) * HEIGHT;
  const wide = (WIDTH - LEFT) / months.length;
  const x = (index: number) => LEFT + index * wide;
  const name = t('chart.title', { year });
  return (
    <section aria-labelledby="plan-chart">
      <h2 id="plan-chart" className="plan__heading">
        {name}
      </h2>
      <ul className="plan__legend" aria-hidden="true">
        <li>
          <span className="plan__key plan__key--plan" /> {t('chart.plan')}
        </li>
        <li>
          <span className="plan__key plan__key--actual" /> {t('chart.actual')}
        </li>
      </ul>
      <svg
        className="plan__chart"
        viewBox={`0 -12 ${WIDTH} ${HEIGHT + 40}`}
        role="img"
        aria-label={t('chart.label', { year })}
      >
        {ticks.map((tick) => (
          <g key={tick}>
            <line className="plan__tick" x1={LEFT} x2={WIDTH} y1={y(tick)} y2={y(tick)} />
            <text className="plan__axis" x={LEFT - 8} y={y(tick) + 5} textAnchor="end">
              {format.number(tick, step < 1 ? 1 : 0)}
            </text>
          </g>
        ))}
        <line className="plan__zero" x1={LEFT} x2={WIDTH} y1={y(0)} y2={y(0)} />
        {months.map(({ key, plan, actual }, index) => (
          <g key={key}>
            {plan && (
              <line
                className="plan__planned"
                x1={x(index) + 4}
                x2={x(index + 1) - 4}
                y1={y(plan.fte)}
                y2={y(plan.fte)}
              />
            )}
            {actual?.fte && (
              <>
                <line
                  className="plan__whisker"
                  x1={x(index) + wide / 2}
                  x2={x(index) + wide / 2}
                  y1={y(actual.fte.low)}
                  y2={y(actual.fte.high)}
                />
                <circle className="plan__dot" cx={x(index) + wide / 2} cy={y(actual.fte.likely)} r="6" />
              </>
            )}
            <text className="plan__axis" x={x(index) + wide / 2} y={HEIGHT + 22} textAnchor="middle">
              {format.month(key).slice(0, 3)}
            </text>
          </g>
        ))}
      </svg>
      <details className="plan__table">
        <summary>{t('chart.table')}</summary>
        <div className="plan__scroll" role="region" aria-label={name} tabIndex={0}>
          <table className="plain-table plan__lines">
            <caption className="pkt-sr-only">{name}</caption>
            <thead>
              <tr>
                <th scope="col">{t('chart.month')}</th>
                <th scope="col">{t('lines.plan')}</th>
                <th scope="col">{t('lines.actual')}</th>
                <th scope="col">{t('chart.interval')}</th>
              </tr>
            </thead>
            <tbody>
              {months.map(({ key, plan, actual }) => (
                <tr key={key}>
                  <th scope="row">{format.month(key)}</th>
                  <td>{plan ? format.number(plan.fte, 2) : '–'}</td>
                  <td>{actual?.fte ? format.number(actual.fte.likely, 2) : '–'}</td>
                  <td>
                    {actual?.fte
                      ? t('range', { low: format.number(actual.fte.low, 2), high: format.number(actual.fte.high, 2) })
                      : '–'}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </section>
  );
}
