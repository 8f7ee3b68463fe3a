import type { ClockExplanation, ClockMark } from '@desk/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '../classes.js';
import { NARROW, useMedia } from '../use-media.js';
import { cutStretches, isClosed, type ShownStretch } from './day-rows.js';
import { useExplanationWords } from './words.js';

/** As many lines as one reads through; the others come when asked for. */
const SHOWN = 60;

interface Event extends Pick<ClockMark, 'at' | 'percent' | 'targetSeconds'> {
  readonly kind: ClockMark['kind'] | 'now';
}

type Line = { readonly at: number; readonly used: number } & (
  { readonly stretch: ShownStretch } | { readonly event: Event }
);

interface StretchTableProps {
  readonly explanation: ClockExplanation;
  readonly now: string | null;
}

/** Every stretch of the clock and what happened between them, with what is used by then. */
export function StretchTable({ explanation, now }: StretchTableProps) {
  const { t } = useTranslation('explanation');
  const isNarrow = useMedia(NARROW);
  const [showsAll, setShowsAll] = useState(false);
  const lines = linesOf(explanation, now);
  const shown = showsAll ? lines : lines.slice(0, SHOWN);
  return (
    <>
      <table className="plain-table explained__table">
        <caption className="explained__caption">{t('table.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t(isNarrow ? 'table.whenAndWhat' : 'table.when')}</th>
            {!isNarrow && (
              <th scope="col" className="explained__what">
                {t('table.what')}
              </th>
            )}
            <th scope="col">{t('table.time')}</th>
            <th scope="col">{t('table.used')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((line, index) => (
            <LineRow key={index} line={line} isNarrow={isNarrow} />
          ))}
        </tbody>
      </table>
      {shown.length < lines.length && (
        <button type="button" className="text-button" onClick={() => setShowsAll(true)}>
          {t('table.all', { count: lines.length })}
        </button>
      )}
    </>
  );
}

function LineRow({ line, isNarrow }: { readonly line: Line; readonly isNarrow: boolean }) {
  const words = useExplanationWords();
  const { when, what, time, used, className } = useLineTexts(line);
  return (
    <tr className={className}>
      <th scope="row">
        {isNarrow ? (
          <>
            <span className="explained__whence">{when}</span> <span className="explained__said">{what}</span>
          </>
        ) : (
          when
        )}
      </th>
      {!isNarrow && <td className="explained__what">{what}</td>}
      <td>{time === null ? null : words.time(time)}</td>
      <td>{used === null ? null : words.time(used)}</td>
    </tr>
  );
}

function useLineTexts(line: Line) {
  const { t } = useTranslation('explanation');
  const words = useExplanationWords();
  if ('event' in line) {
    const { at, kind, ...more } = line.event;
    const what = kind === 'now' ? t('mark.now') : words.mark({ kind, ...more });
    return { when: words.moment(at), what, time: null, used: line.used, className: 'explained__event' };
  }
  const { stretch } = line;
  const counts = stretch.reason === 'counted';
  return {
    when: words.span(stretch.from, stretch.to),
    what: words.stretch(stretch),
    time: stretch.seconds,
    used: counts ? line.used : null,
    className: classes(isClosed(stretch) && 'explained__closed', counts && !stretch.expected && 'explained__counted'),
  };
}

/** Stretches and events in the order of their times: what happens at a moment stands between what was and what comes. */
function linesOf({ stretches, marks, clock }: ClockExplanation, now: string | null): readonly Line[] {
  const events: readonly Event[] = [
    ...marks,
    ...(now === null ? [] : [{ at: now, kind: 'now' as const, percent: null, targetSeconds: null }]),
  ];
  const cut = cutStretches(
    stretches,
    events.map(({ at }) => at),
    clock.breachedAt ?? null,
  );
  const usedAt = (at: string): number =>
    cut
      .filter(({ reason, to }) => reason === 'counted' && Date.parse(to) <= Date.parse(at))
      .reduce((sum, { seconds }) => sum + seconds, 0);
  // Sorting keeps the order of equals, so what happens as a stretch begins stands before it.
  return [
    ...events.map((event): Line => ({ at: Date.parse(event.at), used: usedAt(event.at), event })),
    ...cut.map((stretch): Line => ({ at: Date.parse(stretch.from), used: usedAt(stretch.to), stretch })),
  ].sort((a, b) => a.at - b.at);
}
