import type { StaffingPlan } from '@desk/contracts';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.js';
import { Explain } from '../reports/index.js';

/** One first line beside each agency with its own: in fractions of a person, and in whole seats as the upper bound. */
export function Pooling({ plan: { pooling } }: { readonly plan: StaffingPlan }) {
  const { t } = useTranslation('capacity');
  const format = useFormat();
  const { items, pooledFractionFte, pooledSeatsFte } = pooling;
  const alone = items.reduce((sum, { fractionFte }) => sum + fractionFte, 0);
  const seats = items.reduce((sum, { seatsFte }) => sum + seatsFte, 0);
  const saved = alone === 0 ? 0 : 1 - pooledFractionFte / alone;
  const fte = (value: number): string => format.number(value, value < 10 ? 2 : 1);
  return (
    <section aria-labelledby="plan-pooling">
      <h2 id="plan-pooling" className="report__title">
        {t('pooling.title')}
      </h2>
      <p className="plan-sentence">
        {items.length < 2
          ? t('pooling.one')
          : t('pooling.sentence', {
              alone: fte(alone),
              pooled: fte(pooledFractionFte),
              share: format.percent(saved, 0),
              seats: fte(seats),
            })}
      </p>
      <div className="report__scroll" tabIndex={0} role="region" aria-label={t('pooling.title')}>
        <table className="plain-table">
          <caption className="pkt-sr-only">{t('pooling.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('pooling.agency')}</th>
              <th scope="col">{t('pooling.perYear')}</th>
              <th scope="col">{t('pooling.fraction')}</th>
              <th scope="col">{t('pooling.seats')}</th>
            </tr>
          </thead>
          <tbody>
            {items.map(({ agency, added, perYear, fractionFte, seatsFte }) => (
              <tr key={agency.key}>
                <th scope="row">
                  {agency.name}
                  {added && <span className="report__second">{t('pooling.added')}</span>}
                </th>
                <td>{format.number(perYear)}</td>
                <td>{fte(fractionFte)}</td>
                <td>{fte(seatsFte)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('pooling.alone')}</th>
              <td>{format.number(items.reduce((sum, { perYear }) => sum + perYear, 0))}</td>
              <td>{fte(alone)}</td>
              <td>{fte(seats)}</td>
            </tr>
            <tr>
              <th scope="row">{t('pooling.pooled')}</th>
              <td />
              <td>{fte(pooledFractionFte)}</td>
              <td>{fte(pooledSeatsFte)}</td>
            </tr>
          </tfoot>
        </table>
      </div>
      <Explain of={t('pooling.title')}>
        <p>{t('pooling.how')}</p>
      </Explain>
    </section>
  );
}
