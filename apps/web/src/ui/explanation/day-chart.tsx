import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.js';
import { NARROW, useMedia } from '../use-media.js';
import { ticksOf, type DayMark, type DayRow, type DayRows } from './day-rows.js';
import { Block, lookOf } from './patterns.js';
import { useExplanationWords } from './words.js';

const BAR = 24;
/** Above the bar for what is marked over it, below for what is marked under it; only where something is. */
const LANE = 20;
const UNDER: readonly DayMark['kind'][] = ['warned', 'retargeted', 'rescheduled'];
/** Whose word is left out last, where two would lie on each other. */
const WEIGHT: readonly DayMark['kind'][] = ['breached', 'due', 'now', 'stopped', 'retargeted', 'rescheduled', 'warned'];
const DAY_MINUTES = 1440;

const percent = (share: number): string => `${share * 100}%`;

interface DayChartProps extends DayRows {
  /** Names of the hatchings. */
  readonly patterns: string;
}

/** A bar for each day, from the first to the last hour in which something happened; the table beside it says the same. */
export function DayChart({ rows, from, to, patterns }: DayChartProps) {
  const { t } = useTranslation('explanation');
  const isNarrow = useMedia(NARROW);
  const at = (minute: number): number => Math.min(1, Math.max(0, (minute - from) / (to - from)));
  const ticks = ticksOf({ from, to }, isNarrow ? 5 : 9);
  const isWhole = ticks.every((tick) => tick % 60 === 0);
  return (
    <div className="explained__picture" aria-hidden="true">
      <div className="explained__row explained__row--axis">
        <svg className="explained__line" width="100%" height="20">
          {ticks.map((tick) => (
            <text key={tick} className="explained__tick" x={percent(at(tick))} y="14" textAnchor="middle">
              {isWhole ? clockText(tick).slice(0, 2) : clockText(tick)}
            </text>
          ))}
        </svg>
      </div>
      {rows.map((row) => (
        <Row key={row.date} row={row} at={at} ticks={ticks} patterns={patterns} apart={isNarrow ? 0.26 : 0.12} />
      ))}
      <p className="explained__cut">
        {t(from === 0 && to === DAY_MINUTES ? 'cut.whole' : 'cut.hours', { from: clockText(from), to: clockText(to) })}
      </p>
    </div>
  );
}

interface RowProps {
  readonly row: DayRow;
  readonly at: (minute: number) => number;
  readonly ticks: readonly number[];
  readonly patterns: string;
  /** How far apart, as a share of the width, two words must stand. */
  readonly apart: number;
}

function Row({ row, at, ticks, patterns, apart }: RowProps) {
  const { t } = useTranslation('explanation');
  const { pieces, marks } = row;
  const over = marks.filter(({ kind }) => !UNDER.includes(kind));
  const under = marks.filter(({ kind }) => UNDER.includes(kind));
  const top = over.length > 0 ? LANE : 2;
  const height = top + BAR + (under.length > 0 ? LANE : 2);
  return (
    <div className="explained__row">
      <Day row={row} />
      <svg className="explained__line" width="100%" height={height}>
        {ticks.map((tick) => (
          <line key={tick} className="explained__grid" x1={percent(at(tick))} x2={percent(at(tick))} y2={height} />
        ))}
        {pieces
          .filter((piece) => at(piece.to) > at(piece.from))
          .map((piece) => (
            <Block
              key={piece.from}
              look={lookOf(piece)}
              patterns={patterns}
              x={percent(at(piece.from))}
              y={top}
              width={percent(at(piece.to) - at(piece.from))}
              height={BAR}
            />
          ))}
        {over.map(({ kind, minute }) => (
          <svg key={`${kind} ${minute}`} x={percent(at(minute))} overflow="visible">
            <line className={`mark mark--${kind}`} y1={top - 3} y2={top + BAR + 2} />
          </svg>
        ))}
        {under.map(({ kind, minute, percent: share }) => (
          <svg key={`${kind} ${minute} ${share}`} x={percent(at(minute))} y={top + BAR} overflow="visible">
            <path className="mark__arrow" d="M0 -5L5 4H-5Z" />
          </svg>
        ))}
        {[...spaced(over, at, apart), ...spaced(under, at, apart)].map(({ kind, minute, percent: share }) => (
          <text
            key={`${kind} ${minute} ${share}`}
            className={`mark__word mark__word--${kind}`}
            x={percent(at(minute))}
            y={UNDER.includes(kind) ? height - 2 : 13}
            textAnchor={anchorAt(at(minute), apart)}
          >
            {t(`short.${kind}`, { percent: share, time: clockText(minute) })}
          </text>
        ))}
      </svg>
      <RowSum row={row} />
    </div>
  );
}

function Day({ row: { date, lastDate, days } }: { readonly row: DayRow }) {
  const { t } = useTranslation('explanation');
  const format = useFormat();
  const name = (day: string): string => format.day(`${day}T12:00:00Z`);
  if (days === 1) return <span className="explained__day">{name(date)}</span>;
  return (
    <span className="explained__day">
      {t('days.from', { first: name(date), last: name(lastDate) })}
      <span className="explained__days">{t('days.alike', { count: days })}</span>
    </span>
  );
}

/** What the day came to: how much counted, or why nothing did. */
function RowSum({ row: { pieces, usedSeconds, expectedSeconds, alike } }: { readonly row: DayRow }) {
  const { t } = useTranslation('explanation');
  const words = useExplanationWords();
  const others = [
    ...new Set(
      pieces
        .filter(({ reason }) => reason !== 'counted' && reason !== 'outside_hours')
        .map((piece) => piece.name ?? words.stretch(piece)),
    ),
  ];
  const counts = usedSeconds + expectedSeconds > 0;
  const each = (seconds: number) =>
    alike > 1 ? t('days.each', { count: alike, time: words.time(seconds) }) : words.time(seconds);
  return (
    <span className="explained__sum">
      {usedSeconds > 0 && <strong>{each(usedSeconds)}</strong>}
      {expectedSeconds > 0 && (
        <span>
          {usedSeconds > 0 && '+ '}
          {each(expectedSeconds)}
        </span>
      )}
      {(!counts || others.length > 0) && (
        <span className="explained__why">{others.length > 0 ? others.join(', ') : t('stretch.outside_hours')}</span>
      )}
    </span>
  );
}

/** The marks whose words have room beside each other, the weightiest first. */
function spaced(marks: readonly DayMark[], at: (minute: number) => number, apart: number): readonly DayMark[] {
  const placed: DayMark[] = [];
  for (const mark of [...marks].sort((a, b) => WEIGHT.indexOf(a.kind) - WEIGHT.indexOf(b.kind))) {
    if (placed.every(({ minute }) => Math.abs(at(minute) - at(mark.minute)) >= apart)) placed.push(mark);
  }
  return placed;
}

/** Words near an edge stand within it. */
function anchorAt(share: number, apart: number): 'start' | 'middle' | 'end' {
  if (share < apart / 2) return 'start';
  return share > 1 - apart / 2 ? 'end' : 'middle';
}

function clockText(minute: number): string {
  const whole = Math.floor(minute);
  return `${String(Math.floor(whole / 60)).padStart(2, '0')}:${String(whole % 60).padStart(2, '0')}`;
}
