import { CLOCK_TARGETS, type QualityTargets } from '@desk/contracts';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.js';

interface Goal {
  readonly id: string;
  readonly value: string;
  readonly text: string;
  readonly method: string;
}

/** The quality targets as figures, each with how it is measured. */
export function QualityText({ quality }: { readonly quality: QualityTargets }) {
  const { t } = useTranslation('declaration');
  const goals = useGoals(quality);
  return (
    <section aria-labelledby="declaration-quality">
      <h2 id="declaration-quality" className="declaration__title">
        {t('quality.title')}
      </h2>
      {goals.length === 0 && <p className="declaration__text">{t('quality.none')}</p>}
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
    </section>
  );
}

function useGoals({ firstLineResolution, satisfaction, reopened, attainment }: QualityTargets): readonly Goal[] {
  const { t } = useTranslation('declaration');
  const format = useFormat();
  const share = (value: number) => format.percent(value, Number.isInteger(Math.round(value * 1e6) / 1e4) ? 0 : 1);
  const goal = (id: string, bound: 'least' | 'most', value: string, text: string): Goal => ({
    id,
    value: t(`quality.${bound}`, { value }),
    text: t(`quality.${text}`),
    method: t(`quality.method.${text.split('.')[0] ?? text}`),
  });
  return [
    ...(firstLineResolution === null
      ? []
      : [goal('first', 'least', share(firstLineResolution), 'firstLineResolution')]),
    ...(satisfaction === null ? [] : [goal('satisfaction', 'least', format.number(satisfaction, 1), 'satisfaction')]),
    ...(reopened === null ? [] : [goal('reopened', 'most', share(reopened), 'reopened')]),
    ...CLOCK_TARGETS.flatMap((target) => {
      const value = attainment[target];
      return value === null ? [] : [goal(target, 'least', share(value), `attainment.${target}`)];
    }),
  ];
}
