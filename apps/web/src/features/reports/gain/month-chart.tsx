import type { GainMonth } from '@desk/contracts';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import { NARROW, useMedia } from '../../../ui/use-media.js';
import { lowestShown } from './lowest-shown.js';
import { scaleFor } from './scale.js';

interface MonthChartProps {
  readonly months: readonly GainMonth[];
  readonly band: { readonly low: number; readonly high: number; readonly name: string };
}

const HEIGHT = 260;
const percent = (share: number) => `${share * 100}%`;

/** The gain of each month with its interval, what is expected always behind it; and the same as a table. */
export function MonthChart({ months, band }: MonthChartProps) {
  const { t } = useTranslation('gain');
  const format = useFormat();
  const isNarrow = useMedia(NARROW);
  const stated = months.flatMap(({ gain }) => (gain ? [gain] : []));
  const floor = lowestShown(stated);
  const within = (value: number) => Math.max(value, floor);
  const scale = scaleFor(
    [band.low, band.high, ...stated.flatMap(({ low, high }) => [within(low), within(high)])],
    isNarrow ? 4 : 6,
  );
  const x = (index: number) => (index + 0.5) / months.length;
  const y = (value: number) => HEIGHT * (1 - scale.at(Math.max(value, scale.low)));
  const everyNth = Math.ceil(months.length / (isNarrow ? 4 : 12));
  const last = months.findLastIndex(({ gain }) => gain !== null);
  return (
    <figure className="months">
      <figcaption className="range__title">{t('months.title')}</figcaption>
      <div className="months__picture" aria-hidden="true">
        <div className="months__axis">
          {scale.ticks.map((tick) => (
            <span key={tick} className="months__tick" style={{ top: y(tick) }}>
              {format.percent(tick, 0)}
            </span>
          ))}
        </div>
        <div className="months__plot">
          <svg className="months__svg" width="100%" height={HEIGHT}>
            <rect className="range__band" width="100%" y={y(band.high)} height={y(band.low) - y(band.high)} />
            {scale.ticks.map((tick) => (
              <line
                key={tick}
                className={tick === 0 ? 'range__zero' : 'range__tick'}
                x2="100%"
                y1={y(tick)}
                y2={y(tick)}
              />
            ))}
            {[band.low, band.high].map((end) => (
              <line key={end} className="range__band-end" x2="100%" y1={y(end)} y2={y(end)} />
            ))}
            <svg viewBox={`0 0 1 ${HEIGHT}`} preserveAspectRatio="none" width="100%" height={HEIGHT}>
              {stretches(months).map((stretch) => (
                <polygon
                  key={stretch[0]?.index}
                  className="months__interval"
                  points={[
                    ...stretch.map(({ index, gain }) => `${x(index)},${y(gain.high)}`),
                    ...stretch.toReversed().map(({ index, gain }) => `${x(index)},${y(gain.low)}`),
                  ].join(' ')}
                />
              ))}
            </svg>
            {months.map(({ month, gain }, index) => {
              const before = months[index - 1]?.gain;
              if (!gain) return null;
              return (
                <g key={month}>
                  {before && (
                    <line
                      className="months__line"
                      x1={percent(x(index - 1))}
                      y1={y(before.likely)}
                      x2={percent(x(index))}
                      y2={y(gain.likely)}
                    />
                  )}
                  <line
                    className="months__whisker"
                    x1={percent(x(index))}
                    x2={percent(x(index))}
                    y1={y(gain.low)}
                    y2={y(gain.high)}
                  />
                  <circle className="range__likely" cx={percent(x(index))} cy={y(gain.likely)} r="6" />
                </g>
              );
            })}
          </svg>
          <span className="months__band" style={{ top: y(band.high) + 4 }}>
            {band.name}
          </span>
          {months.map(({ month, gain }, index) =>
            gain && (index === last || gain.likely < floor) ? (
              <span key={month} className="months__value" style={{ left: percent(x(index)), top: y(gain.likely) }}>
                {gain.likely < floor ? `▼ ${format.percent(gain.likely, 0)}` : format.percent(gain.likely, 0)}
              </span>
            ) : null,
          )}
          {months.map(({ month }, index) =>
            index % everyNth === 0 ? (
              <span key={month} className="months__name" style={{ left: percent(x(index)) }}>
                {format.month(month).slice(0, 3)}
                {(index === 0 || month.endsWith('-01')) && <span className="months__year">{month.slice(0, 4)}</span>}
              </span>
            ) : null,
          )}
        </div>
      </div>
      <details className="explain">
        <summary className="explain__question">{t('months.table')}</summary>
        <div className="gain-scroll" role="region" aria-label={t('months.table')} tabIndex={0}>
          <table className="plain-table months__table">
            <caption className="pkt-sr-only">{t('months.title')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('months.month')}</th>
                <th scope="col">{t('madeOf.agencies')}</th>
                <th scope="col">{t('madeOf.now')}</th>
                <th scope="col">{t('range.low')}</th>
                <th scope="col">{t('range.likely')}</th>
                <th scope="col">{t('range.high')}</th>
              </tr>
            </thead>
            <tbody>
              {months.map(({ month, from, to, agencies, fteNow, gain }) => (
                <tr key={month}>
                  <th scope="row">
                    {format.month(month)}
                    {!isWhole(from, to) && <span className="range__note">{t('months.part')}</span>}
                  </th>
                  <td>{format.number(agencies)}</td>
                  <td>{format.number(fteNow, 1)}</td>
                  {gain === null ? (
                    <td colSpan={3}>{t(agencies === 0 ? 'months.nobody' : 'range.none')}</td>
                  ) : (
                    <>
                      <td>{format.percent(gain.low)}</td>
                      <td>{format.percent(gain.likely)}</td>
                      <td>{format.percent(gain.high)}</td>
                    </>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}

interface Stated {
  readonly index: number;
  readonly gain: NonNullable<GainMonth['gain']>;
}

/** Months with a gain that follow each other; where there is none, the band is broken. */
function stretches(months: readonly GainMonth[]): Stated[][] {
  const found: Stated[][] = [];
  months.forEach(({ gain }, index) => {
    if (!gain) return;
    const open = found.at(-1);
    if (open?.at(-1)?.index === index - 1) open.push({ index, gain });
    else found.push([{ index, gain }]);
  });
  return found;
}

function isWhole(from: string, to: string): boolean {
  const after = new Date(Date.parse(to) + 86_400_000);
  return from.endsWith('-01') && after.getUTCDate() === 1;
}
