import type { ComparedAgency, ComparisonReport } from '@desk/contracts';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.js';

const HEIGHT = 320;
const percent = (share: number): string => `${share * 100}%`;

/** Adjusted shares over the number of tickets, with the limits of chance drawn in; what it shows stands in the table below. */
export function Funnel({ report: { items, share } }: { readonly report: ComparisonReport }) {
  const { t } = useTranslation('comparison');
  const format = useFormat();
  const city = share ?? 0;
  const shown = items.flatMap((one) => [one.adjusted, one.limits95.low, one.limits95.high]);
  const [low, high] = bounds([city, ...shown]);
  const step = [0.01, 0.02, 0.05, 0.1, 0.2].find((one) => (high - low) / one <= 6) ?? 0.25;
  const ticks = Array.from({ length: Math.round((high - low) / step) + 1 }, (_, n) => low + n * step).filter(
    (tick) => tick <= 1.0001,
  );
  const largest = Math.max(...items.map(({ counted }) => counted), 10);
  const smallest = Math.min(...items.map(({ counted }) => counted));
  // By the logarithm, since a few agencies have most of the tickets.
  const x = (counted: number): number =>
    0.02 + (0.96 * Math.log(counted / smallest)) / Math.max(Math.log(largest / smallest), 1e-9);
  const y = (value: number): number => HEIGHT * (1 - (Math.min(high, Math.max(low, value)) - low) / (high - low));
  const area = (of: (one: ComparedAgency) => { readonly low: number; readonly high: number }): string =>
    [
      ...items.map((one) => `${x(one.counted)},${y(of(one).high)}`),
      ...items.toReversed().map((one) => `${x(one.counted)},${y(of(one).low)}`),
    ].join(' ');
  const marks = [
    ...new Set(
      [5, 10, 50, 100, 500, 1_000, 5_000, 10_000, 50_000, 100_000].filter((one) => one >= smallest && one <= largest),
    ),
  ];
  return (
    <figure className="funnel" aria-hidden="true">
      <figcaption className="funnel__legend">
        <span className="funnel__key funnel__key--95">{t('funnel.in95')}</span>
        <span className="funnel__key funnel__key--998">{t('funnel.in998')}</span>
        <span className="funnel__key funnel__key--named">{t('funnel.named')}</span>
      </figcaption>
      <div className="funnel__picture">
        {ticks.map((tick) => (
          <span key={tick} className="funnel__tick" style={{ top: y(tick) }}>
            {format.percent(tick, 0)}
          </span>
        ))}
        <div className="funnel__plot">
          <svg className="funnel__svg" width="100%" height={HEIGHT}>
            <svg viewBox={`0 0 1 ${HEIGHT}`} preserveAspectRatio="none" width="100%" height={HEIGHT}>
              <polygon className="funnel__998" points={area(({ limits998 }) => limits998)} />
              <polygon className="funnel__95" points={area(({ limits95 }) => limits95)} />
            </svg>
            {ticks.map((tick) => (
              <line key={tick} className="funnel__grid" x2="100%" y1={y(tick)} y2={y(tick)} />
            ))}
            <line className="funnel__city" x2="100%" y1={y(city)} y2={y(city)} />
            {items.map((one) =>
              one.named === null ? (
                <circle
                  key={one.agency.key}
                  className="funnel__dot"
                  cx={percent(x(one.counted))}
                  cy={y(one.adjusted)}
                  r="4.5"
                >
                  <title>{one.agency.name}</title>
                </circle>
              ) : (
                <svg key={one.agency.key} x={percent(x(one.counted))} y={y(one.adjusted)} overflow="visible">
                  <rect className="funnel__named" x="-6" y="-6" width="12" height="12" transform="rotate(45)" />
                </svg>
              ),
            )}
          </svg>
          <span className="funnel__name funnel__name--city" style={{ top: y(city) }}>
            {t('funnel.city', { share: format.percent(city, 0) })}
          </span>
          {items
            .filter(({ named }) => named !== null)
            .map((one) => (
              <span
                key={one.agency.key}
                className={x(one.counted) > 0.5 ? 'funnel__name funnel__name--left' : 'funnel__name'}
                style={{ left: percent(x(one.counted)), top: y(one.adjusted) }}
              >
                {one.agency.name}
              </span>
            ))}
          {marks.map((mark) => (
            <span key={mark} className="funnel__mark" style={{ left: percent(x(mark)) }}>
              {format.number(mark)}
            </span>
          ))}
        </div>
        <p className="funnel__axis">{t('funnel.axis')}</p>
      </div>
    </figure>
  );
}

/** Ends of the axis, on whole steps, with some air. */
function bounds(values: readonly number[]): [number, number] {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const step = most - least > 0.5 ? 0.2 : most - least > 0.2 ? 0.1 : 0.05;
  const low = Math.max(0, Math.floor((least + 1e-9) / step) * step);
  const high = Math.min(1, Math.ceil((most - 1e-9) / step) * step);
  return high - low < 1e-9 ? [Math.max(0, low - step), Math.min(1, high + step)] : [low, high];
}
