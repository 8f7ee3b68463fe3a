import type { Interval } from '@desk/contracts';
import { useTranslation } from 'react-i18next';
import { NARROW, useMedia } from '../../../ui/use-media.js';
import { lowestShown } from './lowest-shown.js';
import { scaleFor } from './scale.js';

export interface RangeRow {
  readonly name: string;
  /** What the row is, in a few words. */
  readonly note?: string;
  /** null: cannot be told. */
  readonly interval: Interval | null;
  /** A value to compare with, drawn as a diamond. */
  readonly mark?: number;
  readonly isMain?: boolean;
}

interface RangeChartProps {
  readonly title: string;
  readonly rows: readonly RangeRow[];
  readonly show: (value: number) => string;
  /** For the marks of the axis; default: `show`. */
  readonly showTick?: (value: number) => string;
  readonly band?: { readonly low: number; readonly high: number; readonly name: string };
  /** What the diamonds are; heads their column of the table. */
  readonly markName?: string;
  /** In place of an interval that cannot be told. */
  readonly none?: string;
}

const HEIGHT = 48;
const MIDDLE = HEIGHT / 2;
const percent = (share: number) => `${share * 100}%`;

/** Low, likely and high of some measures on one axis, with what was expected behind them; and the same as a table. */
export function RangeChart({ title, rows, show, showTick = show, band, markName, none }: RangeChartProps) {
  const { t } = useTranslation('gain');
  const noneText = none ?? t('range.none');
  const isNarrow = useMedia(NARROW);
  const values = rows.flatMap(({ interval, mark }) => [
    ...(interval ? [interval.low, interval.high] : []),
    ...(mark === undefined ? [] : [mark]),
  ]);
  // What is expected stays readable, however far below it a figure lies.
  const floor = band ? lowestShown(rows.flatMap(({ interval }) => interval ?? [])) : Number.NEGATIVE_INFINITY;
  const shown = values.map((value) => Math.max(value, floor));
  const scale = scaleFor(band ? [...shown, band.low, band.high] : shown, isNarrow ? 4 : 8);
  const at = (value: number) => scale.at(Math.max(value, scale.low));
  const cell = (value: number | undefined) => (value === undefined ? '–' : show(value));
  return (
    <figure className="range">
      <figcaption className="range__title">{title}</figcaption>
      <div className="range__picture" aria-hidden="true">
        <ul className="range__legend">
          <li className="range__key range__key--likely">{t('range.likely')}</li>
          <li className="range__key range__key--interval">{t('range.interval')}</li>
          {band && <li className="range__key range__key--band">{band.name}</li>}
          {markName !== undefined && <li className="range__key range__key--mark">{markName}</li>}
        </ul>
        {rows.map(({ name, note, interval, mark, isMain }) => (
          <div key={name} className={isMain ? 'range__row range__row--main' : 'range__row'}>
            <span className="range__name">
              {name}
              {note && <span className="range__note">{note}</span>}
            </span>
            <svg className="range__line" width="100%" height={HEIGHT}>
              {band && (
                <rect
                  className="range__band"
                  x={percent(scale.at(band.low))}
                  width={percent(scale.at(band.high) - scale.at(band.low))}
                  height={HEIGHT}
                />
              )}
              {scale.ticks.map((tick) => (
                <line
                  key={tick}
                  className={tick === 0 ? 'range__zero' : 'range__tick'}
                  x1={percent(scale.at(tick))}
                  x2={percent(scale.at(tick))}
                  y2={HEIGHT}
                />
              ))}
              {band &&
                [band.low, band.high].map((end) => (
                  <line
                    key={end}
                    className="range__band-end"
                    x1={percent(scale.at(end))}
                    x2={percent(scale.at(end))}
                    y2={HEIGHT}
                  />
                ))}
              {interval ? (
                <>
                  <rect
                    className="range__interval"
                    x={percent(at(interval.low))}
                    width={percent(at(interval.high) - at(interval.low))}
                    y={MIDDLE - 6}
                    height="12"
                  />
                  {interval.likely >= scale.low && (
                    <circle className="range__likely" cx={percent(at(interval.likely))} cy={MIDDLE} r="8" />
                  )}
                  {interval.low < scale.low && (
                    <text className="range__below" x="2" y={MIDDLE - 12}>
                      {`◀ ${show(interval.likely < scale.low ? interval.likely : interval.low)}`}
                    </text>
                  )}
                </>
              ) : (
                <text className="range__none" x={percent(Math.min(scale.at(0) + 0.015, 0.5))} y={MIDDLE + 5}>
                  {noneText}
                </text>
              )}
              {mark !== undefined && (
                <svg x={percent(scale.at(mark))} y={MIDDLE} overflow="visible">
                  <rect className="range__mark" x="-7" y="-7" width="14" height="14" transform="rotate(45)" />
                </svg>
              )}
            </svg>
          </div>
        ))}
        <div className="range__row range__row--axis">
          <svg className="range__line" width="100%" height="22">
            {scale.ticks.map((tick, index) => (
              <text
                key={tick}
                className="range__label"
                x={percent(scale.at(tick))}
                y="16"
                textAnchor={index === 0 ? 'start' : index === scale.ticks.length - 1 ? 'end' : 'middle'}
              >
                {showTick(tick)}
              </text>
            ))}
          </svg>
        </div>
      </div>
      <table className="plain-table range__table">
        <caption className="pkt-sr-only">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('range.measure')}</th>
            <th scope="col">{t('range.low')}</th>
            <th scope="col">{t('range.likely')}</th>
            <th scope="col">{t('range.high')}</th>
            {markName !== undefined && <th scope="col">{markName}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, interval, mark, isMain }) => (
            <tr key={name} className={isMain ? 'range__main' : undefined}>
              <th scope="row">{name}</th>
              {interval === null ? (
                <td colSpan={3}>{noneText}</td>
              ) : (
                <>
                  <td>{show(interval.low)}</td>
                  <td>{show(interval.likely)}</td>
                  <td>{show(interval.high)}</td>
                </>
              )}
              {markName !== undefined && <td>{cell(mark)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
