import type { PlanDraft } from '@desk/contracts';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.js';
import { useMoneyWords } from './money-words.js';

/** The lines of each year of a plan. */
export function MoneyTable({ money, caption }: { readonly money: PlanDraft['money']; readonly caption: string }) {
  const { t } = useTranslation('benefit-plan');
  const format = useFormat();
  const words = useMoneyWords();
  return (
    <div className="plan__scroll" role="region" aria-label={caption} tabIndex={0}>
      <table className="plain-table plan__lines">
        <caption className="pkt-sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('edit.year')}</th>
            <th scope="col">{t('lines.fte')}</th>
            <th scope="col">{t('lines.saved')}</th>
            <th scope="col">{t('lines.transition')}</th>
            <th scope="col">{t('lines.running')}</th>
            <th scope="col">{t('lines.net')}</th>
          </tr>
        </thead>
        <tbody>
          {money.map(({ year, fte, saved, transition, running, net }) => (
            <tr key={year}>
              <th scope="row">{year}</th>
              <td>{format.number(fte, 2)}</td>
              <td>{words.exact(saved)}</td>
              <td>{words.exact(-transition)}</td>
              <td>{words.exact(-running)}</td>
              <td>{words.exact(net)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
