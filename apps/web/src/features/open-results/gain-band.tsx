import type { Interval } from '@desk/contracts';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.js';

interface GainBandProps {
  readonly interval: Interval;
  readonly band: { readonly low: number; readonly high: number };
}

const [WIDTH, SIDE] = [320, 14];

/** The gain with its interval beside what was expected; said in words by the sentence above it. */
export function GainBand({ interval, band }: GainBandProps) {
  const { t } = useTranslation('open-results');
  const format = useFormat();
  const low = Math.min(-0.05, interval.low - 0.02);
  const high = Math.max(0.3, interval.high + 0.02);
  const x = (share: number) => SIDE + ((share - low) * (WIDTH - 2 * SIDE)) / (high - low);
  const said = {
    likely: format.percent(interval.likely, 0),
    low: format.percent(interval.low, 0),
    high: format.percent(interval.high, 0),
    from: format.percent(band.low, 0),
    to: format.percent(band.high, 0),
  };
  return (
    <svg className="results__gain" viewBox={`0 0 ${WIDTH} 84`} role="img" aria-label={t('gain.label', said)}>
      <rect className="results__band" x={x(band.low)} width={x(band.high) - x(band.low)} y="8" height="48" />
      <line className="results__zero" x1={x(0)} x2={x(0)} y1="8" y2="56" />
      <line className="results__interval" x1={x(interval.low)} x2={x(interval.high)} y1="38" y2="38" />
      <circle className="results__dot" cx={x(interval.likely)} cy="38" r="6" />
      <text className="results__value" x={x(interval.likely)} y="26" textAnchor="middle">
        {said.likely}
      </text>
      <text className="results__axis" x={x(0)} y="70" textAnchor="middle">
        0
      </text>
      <text className="results__axis" x={x((band.low + band.high) / 2)} y="70" textAnchor="middle">
        {t('gain.band', { ...said, from: format.number(band.low * 100) })}
      </text>
    </svg>
  );
}
