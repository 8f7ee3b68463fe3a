import { useTranslation } from 'react-i18next';

const FIGURES = ['satisfaction', 'deflection'] as const;

/** Figures that belong here and have no source yet: said, so that nobody takes their absence for zero. */
export function Unmeasured() {
  const { t } = useTranslation('flow');
  return (
    <section aria-labelledby="flow-unmeasured">
      <h2 id="flow-unmeasured" className="report__title">
        {t('unmeasured.title')}
      </h2>
      <div className="figures">
        {FIGURES.map((figure) => (
          <article key={figure} className="figure">
            <h3 className="figure__name">{t(`unmeasured.${figure}.name`)}</h3>
            <p className="figure__value unmeasured">{t('unmeasured.yet')}</p>
            <p className="figure__text">{t(`unmeasured.${figure}.why`)}</p>
          </article>
        ))}
      </div>
    </section>
  );
}
