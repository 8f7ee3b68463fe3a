import type { BenefitPlanReport } from '@desk/contracts';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.js';
import { useMoneyWords } from './money-words.js';

/** While nothing has been decided: what the programme expects, to begin with. */
export function Suggestion({ report: { suggestion } }: { readonly report: BenefitPlanReport }) {
  const { t } = useTranslation('benefit-plan');
  const format = useFormat();
  const money = useMoneyWords();
  return (
    <section className="card plan__suggestion" aria-labelledby="plan-suggestion">
      <h2 id="plan-suggestion" className="plan__heading">
        {t('suggestion.title')}
      </h2>
      <p>
        {t('suggestion.text', { date: format.date(suggestion.startsOn), cost: money.exact(suggestion.costPerFte) })}
      </p>
      <div className="plan__scroll" role="region" aria-label={t('suggestion.caption')} tabIndex={0}>
        <table className="plain-table plan__lines">
          <caption className="pkt-sr-only">{t('suggestion.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('edit.year')}</th>
              <th scope="col">{t('lines.fte')}</th>
              <th scope="col">{t('lines.transition')}</th>
            </tr>
          </thead>
          <tbody>
            {suggestion.years.map(({ year, fte, transition }) => (
              <tr key={year}>
                <th scope="row">{year}</th>
                <td>{format.number(fte.pooling, 1)}</td>
                <td>{money.exact(transition)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="plan__note">{t('suggestion.note')}</p>
    </section>
  );
}
