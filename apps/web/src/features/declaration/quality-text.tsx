import type { ClockTarget, QualityTargets } from '@desk/contracts';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.js';

interface Goal {
  readonly id: string;
  readonly value: string;
  readonly text: string;
  readonly method: string;
}

interface GoalsProps {
  readonly quality: QualityTargets;
  /** The clocks of which attainment is told. */
  readonly clocks: readonly ClockTarget[];
}

/** The quality targets as figures, each with how it is measured. */
export function QualityText({ quality, clocks }: GoalsProps) {
  const { t } = useTranslation('declaration');
  const goals = [...useGeneralGoals(quality), ...useClockGoals(quality, clocks)];
  return (
    <section aria-labelledby="declaration-quality">
      <h2 id="declaration-quality" className="declaration__title">
        {t('quality.title')}
      </h2>
      {goals.length === 0 && <p className="declaration__text">{t('quality.none')}</p>}
      <Goals goals={goals} />
    </section>
  );
}

/** The share of some clocks that is to be met. */
export function ClockGoals({ quality, clocks }: GoalsProps) {
  return <Goals goals={useClockGoals(quality, clocks)} />;
}

function Goals({ goals }: { readonly goals: readonly Goal[] }) {
  const { t } = useTranslation('declaration');
  return (
    <div className="goals">
      {goals.map(({ id, value, text, method }) => (
        <article key={id} className="card goal">
          <p className="goal__value">{value}</p>
          <p className="goal__text">{text}</p>
          <details className="goal__method">
            <summary>
              {t('quality.how')}
              <span className="pkt-sr-only"> ({text})</span>
            </summary>
            <p>{method}</p>
          </details>
        </article>
      ))}
    </div>
  );
}

function useGoalWords() {
  const { t } = useTranslation('declaration');
  const format = useFormat();
  return {
    share: (value: number) => format.percent(value, Number.isInteger(Math.round(value * 1e6) / 1e4) ? 0 : 1),
    mean: (value: number) => format.number(value, 1),
    goal: (bound: 'least' | 'most', value: string, text: string): Goal => ({
      id: text,
      value: t(`quality.${bound}`, { value }),
      text: t(`quality.${text}`),
      method: t(`quality.method.${text.split('.')[0] ?? text}`),
    }),
  };
}

function useGeneralGoals({ firstLineResolution, satisfaction, reopened }: QualityTargets): readonly Goal[] {
  const { goal, share, mean } = useGoalWords();
  return [
    ...(firstLineResolution === null ? [] : [goal('least', share(firstLineResolution), 'firstLineResolution')]),
    ...(satisfaction === null ? [] : [goal('least', mean(satisfaction), 'satisfaction')]),
    ...(reopened === null ? [] : [goal('most', share(reopened), 'reopened')]),
  ];
}

function useClockGoals({ attainment }: QualityTargets, clocks: readonly ClockTarget[]): readonly Goal[] {
  const { goal, share } = useGoalWords();
  return clocks.flatMap((target) => {
    const value = attainment[target];
    return value === null ? [] : [goal('least', share(value), `attainment.${target}`)];
  });
}
