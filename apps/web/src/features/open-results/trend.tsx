import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.js';

interface TrendProps {
  readonly trend: readonly { readonly month: string; readonly attainment: number | null }[];
  readonly goal: number | null;
  readonly name: string;
}

const [WIDTH, HEIGHT, SIDE, TOP, BOTTOM] = [320, 110, 46, 10, 30];

/** Shares by month as a line with its ends written out; the same as a table behind it. */
export function Trend({ trend, goal, name }: TrendProps) {
  const { t } = useTranslation('open-results');
  const format = useFormat();
  const known = trend.flatMap(({ attainment }, index) => (attainment === null ? [] : [{ index, attainment }]));
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last || known.length < 2) return null;
  const values = [...known.map(({ attainment }) => attainment), ...(goal === null ? [] : [goal])];
  // Whole tens below the lowest, so that the line has room and its ends can be compared.
  const floor = Math.max(0, Math.floor(Math.min(...values) * 10 - 0.5) / 10);
  const x = (index: number) => SIDE + (index * (WIDTH - 2 * SIDE)) / Math.max(1, trend.length - 1);
  const y = (share: number) => TOP + ((1 - share) * (HEIGHT - TOP - BOTTOM)) / (1 - floor || 1);
  const points = known.map(({ index, attainment }) => `${x(index)},${y(attainment)}`).join(' ');
  const label = t('trend.label', {
    name,
    from: format.month(trend[first.index]?.month ?? ''),
    to: format.month(trend[last.index]?.month ?? ''),
    first: format.percent(first.attainment, 0),
    last: format.percent(last.attainment, 0),
  });
  return (
    <div className="results__trend">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
        {goal !== null && (
          <>
            <line className="results__goal" x1={SIDE} x2={WIDTH - SIDE} y1={y(goal)} y2={y(goal)} />
            <line className="results__goal" x1={WIDTH / 2 - 64} x2={WIDTH / 2 - 36} y1={HEIGHT - 10} y2={HEIGHT - 10} />
            <text x={WIDTH / 2 - 28} y={HEIGHT - 6} className="results__axis">
              {t('trend.goal', { goal: format.percent(goal, 0) })}
            </text>
          </>
        )}
        <polyline className="results__line" points={points} />
        {known.map(({ index, attainment }) => (
          <circle key={index} className="results__dot" cx={x(index)} cy={y(attainment)} r="3" />
        ))}
        {[first, last].map(({ index, attainment }, place) => (
          <text
            key={index}
            className="results__value"
            x={x(index) + (place === 0 ? -8 : 8)}
            y={y(attainment) + 4}
            textAnchor={place === 0 ? 'end' : 'start'}
          >
            {format.percent(attainment, 0)}
          </text>
        ))}
      </svg>
      <details className="results__details">
        <summary>{t('trend.table')}</summary>
        <table className="plain-table">
          <caption className="pkt-sr-only">{label}</caption>
          <thead>
            <tr>
              <th scope="col">{t('month')}</th>
              <th scope="col" className="results__number">
                {t('keptShare')}
              </th>
            </tr>
          </thead>
          <tbody>
            {trend.map(({ month, attainment }) => (
              <tr key={month}>
                <th scope="row">{format.month(month)}</th>
                <td className="results__number">{attainment === null ? t('few') : format.percent(attainment, 0)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </div>
  );
}
