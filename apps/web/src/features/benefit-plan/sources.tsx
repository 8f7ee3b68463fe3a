import type { BenefitPlanReport } from '@desk/contracts';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.js';

/** Where the gain was expected from, and where it came from as far as that can be said. */
export function Sources({ report: { sources, withoutSource, year } }: { readonly report: BenefitPlanReport }) {
  const { t } = useTranslation('benefit-plan');
  const format = useFormat();
  return (
    <section aria-labelledby="plan-sources">
      <h2 id="plan-sources" className="plan__heading">
        {t('sources.title', { year })}
      </h2>
      <div className="plan__scroll" role="region" aria-label={t('sources.title', { year })} tabIndex={0}>
        <table className="plain-table plan__lines">
          <caption className="pkt-sr-only">{t('sources.title', { year })}</caption>
          <thead>
            <tr>
              <th scope="col">{t('sources.source')}</th>
              <th scope="col">{t('lines.plan')}</th>
              <th scope="col">{t('lines.actual')}</th>
            </tr>
          </thead>
          <tbody>
            {sources.map(({ source, plan, actual }) => (
              <tr key={source}>
                <th scope="row">
                  {t(`sources.${source}`)}
                  <span className="plan__small">{t(`sources.measured.${source}`)}</span>
                </th>
                <td>{format.number(plan, 2)}</td>
                <td>{actual === null ? t('sources.notMeasured') : format.number(actual, 2)}</td>
              </tr>
            ))}
            {withoutSource !== null && (
              <tr>
                <th scope="row">
                  {t('sources.without')}
                  <span className="plan__small">{t('sources.withoutHelp')}</span>
                </th>
                <td>–</td>
                <td>{format.number(withoutSource, 2)}</td>
              </tr>
            )}
          </tbody>
        </table>
      </div>
    </section>
  );
}
