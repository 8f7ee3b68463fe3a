import type { QueueForecast } from '@desk/contracts';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.js';
import { plot } from './chart.js';

const WIDTH = 720;
const HEIGHT = 240;
const LEFT = 64;
const BELOW = 44;

/** How many will wait in the next four hours; the same by the hour for who cannot see it. */
export function ForecastChart({ forecast }: { readonly forecast: QueueForecast }) {
  const { t } = useTranslation('wallboard');
  const format = useFormat();
  const { line, area, steps, hours, breachX } = plot(forecast, WIDTH, HEIGHT);
  return (
    <>
      <svg
        className="board-chart"
        viewBox={`${-LEFT} -12 ${WIDTH + LEFT + 40} ${HEIGHT + BELOW + 12}`}
        role="img"
        aria-label={t('chart')}
      >
        {steps.map(({ y, value }) => (
          <g key={value}>
            <line className="board-chart__step" x1={0} x2={WIDTH} y1={y} y2={y} />
            <text className="board-chart__text" x={-12} y={y + 8} textAnchor="end">
              {value}
            </text>
          </g>
        ))}
        <path className="board-chart__area" d={area} />
        <path className="board-chart__line" d={line} />
        {breachX !== null && <line className="board-chart__breach" x1={breachX} x2={breachX} y1={0} y2={HEIGHT} />}
        {hours.map(({ x, at }) => (
          <text key={at} className="board-chart__text" x={x} y={HEIGHT + 36} textAnchor="middle">
            {format.time(at)}
          </text>
        ))}
      </svg>
      <table className="pkt-sr-only">
        <caption>{t('chart')}</caption>
        <tbody>
          {forecast.quarters
            .filter((_, n) => n % 4 === 0)
            .map(({ at, waiting }) => (
              <tr key={at}>
                <th scope="row">{format.time(at)}</th>
                <td>{format.number(Math.round(waiting))}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </>
  );
}
