import type { ClockExplanation } from '@desk/contracts';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { DayChart } from './day-chart.js';
import { cutStretches, dayRows, nowOf } from './day-rows.js';
import { Block, LOOKS, Patterns, type Look } from './patterns.js';
import { StretchTable } from './stretch-table.js';
import { useExplanationWords } from './words.js';

interface ExplanationProps {
  readonly explanation: ClockExplanation;
  readonly onCycle: (cycle: number) => void;
}

/** Where the time of a clock went: in one line, as a picture day by day, and stretch by stretch. */
export function Explanation({ explanation, onCycle }: ExplanationProps) {
  const { t } = useTranslation('explanation');
  const patterns = `look${useId().replace(/\W/g, '')}`;
  const { clock, stretches, marks, cycles } = explanation;
  const drawn = cutStretches(stretches, [], clock.breachedAt ?? null);
  const late = drawn.reduce((sum, stretch) => (stretch.late ? sum + stretch.seconds : sum), 0);
  const now = nowOf(stretches, clock.state === 'running' || clock.state === 'paused');
  return (
    <div className="explained">
      {cycles.length > 1 && <Cycles explanation={explanation} onCycle={onCycle} />}
      <SumLine explanation={explanation} />
      <p className="explained__promise">
        {t('promise', {
          priority: t(`ui:priority.${explanation.priority}`),
          service: explanation.service.name,
          calendar: explanation.calendar.name,
          declaration: explanation.declaration.name,
          version: explanation.declaration.version,
        })}
      </p>
      {stretches.length === 0 ? (
        <p>{t('never')}</p>
      ) : (
        <>
          <Patterns id={patterns} />
          <Sums explanation={explanation} lateSeconds={late} patterns={patterns} />
          <DayChart {...dayRows(drawn, marks, now)} patterns={patterns} />
        </>
      )}
      <StretchTable explanation={explanation} now={now} />
    </div>
  );
}

function SumLine({ explanation }: { readonly explanation: ClockExplanation }) {
  const { parts, end } = useExplanationWords().sum(explanation);
  const isLate = explanation.clock.breachedAt !== undefined;
  return (
    <p className={isLate ? 'explained__line-sum explained__line-sum--late' : 'explained__line-sum'}>
      {parts.join(' · ')}
      {end !== null && (
        <>
          {' '}
          <span aria-hidden="true">→</span> {end}
        </>
      )}
    </p>
  );
}

/** The runs of a clock that has had several. */
function Cycles({ explanation: { cycles, cycle }, onCycle }: ExplanationProps) {
  const { t } = useTranslation('explanation');
  return (
    <div className="explained__cycles" role="group" aria-label={t('cycle.choose')}>
      {cycles.map((one) => (
        <button
          key={one}
          type="button"
          className="explained__cycle"
          aria-pressed={one === cycle}
          onClick={() => onCycle(one)}
        >
          {t('cycle.of', { cycle: one })}
        </button>
      ))}
    </div>
  );
}

interface SumsProps {
  readonly explanation: ClockExplanation;
  readonly lateSeconds: number;
  readonly patterns: string;
}

/** The key to the picture, and how much of each kind there is. */
function Sums({ explanation, lateSeconds, patterns }: SumsProps) {
  const { t } = useTranslation('explanation');
  const words = useExplanationWords();
  const seconds = (look: Look): number => {
    if (look === 'expected') return explanation.remainingSeconds;
    if (look === 'late') return lateSeconds;
    return explanation.sums[look] - (look === 'counted' ? lateSeconds : 0);
  };
  return (
    <ul className="explained__key">
      {LOOKS.filter((look) => seconds(look) > 0).map((look) => (
        <li key={look}>
          <svg width="28" height="16" aria-hidden="true">
            <Block look={look} patterns={patterns} x={1} y={1} width={26} height={14} />
          </svg>
          {t('key', { name: t(`look.${look}`), time: words.time(seconds(look)) })}
        </li>
      ))}
    </ul>
  );
}
