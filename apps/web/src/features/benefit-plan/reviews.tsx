import type { BenefitPlanReport, QuarterReview } from '@desk/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { useFormat } from '../../i18n/format.js';
import { Badge } from '../../ui/badge.js';
import { useQuarterName } from '../../ui/quarter.js';
import { useMoneyWords } from './money-words.js';

/** Each closed quarter as it was laid beside the plan, once. */
export function Reviews({ report: { reviews } }: { readonly report: BenefitPlanReport }) {
  const { t } = useTranslation('benefit-plan');
  return (
    <section aria-labelledby="plan-reviews">
      <h2 id="plan-reviews" className="plan__heading">
        {t('reviews.title')}
      </h2>
      <p className="plan__note">{t('reviews.note')}</p>
      {reviews.length === 0 ? (
        <p>{t('reviews.none')}</p>
      ) : (
        <div className="plan__scroll" role="region" aria-label={t('reviews.title')} tabIndex={0}>
          <table className="plain-table plan__lines">
            <caption className="pkt-sr-only">{t('reviews.title')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('reviews.quarter')}</th>
                <th scope="col">{t('reviews.planned')}</th>
                <th scope="col">{t('reviews.actual')}</th>
                <th scope="col">{t('reviews.plannedNet')}</th>
                <th scope="col">{t('reviews.actualNet')}</th>
                <th scope="col">{t('reviews.result')}</th>
              </tr>
            </thead>
            <tbody>
              {reviews.map((review) => (
                <Row key={review.quarter} review={review} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Row({ review }: { readonly review: QuarterReview }) {
  const { t } = useTranslation('benefit-plan');
  const format = useFormat();
  const money = useMoneyWords();
  const quarterName = useQuarterName();
  const { quarter, plannedFte, actualFte, plannedNet, actualNet, below, surely, actionId } = review;
  return (
    <tr>
      <th scope="row">
        <span className="plan__quarter">{quarterName(quarter)}</span>
      </th>
      <td>{format.number(plannedFte, 2)}</td>
      <td>
        {actualFte === null ? '–' : format.number(actualFte.likely, 2)}
        {actualFte && (
          <span className="plan__small">
            {t('range', { low: format.number(actualFte.low, 2), high: format.number(actualFte.high, 2) })}
          </span>
        )}
      </td>
      <td>{money.rough(plannedNet)}</td>
      <td>{money.rough(actualNet.likely)}</td>
      <td>
        {below.length === 0 ? (
          <Badge tone="green">{t('reviews.kept')}</Badge>
        ) : (
          <>
            <Badge tone={surely ? 'red' : 'yellow'}>{t('reviews.below')}</Badge>{' '}
            {actionId !== null && <Link to={`/improvements/${actionId}`}>{t('reviews.action')}</Link>}
          </>
        )}
      </td>
    </tr>
  );
}
