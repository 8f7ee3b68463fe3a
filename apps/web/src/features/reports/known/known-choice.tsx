import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { useMe } from '../../../api/session.js';
import type { PeriodInAddress } from '../use-period.js';
import type { KnownAddress } from '../use-sla-query.js';
import './known.scss';

interface KnownChoiceProps {
  readonly known: KnownAddress;
  readonly withSearch: PeriodInAddress['withSearch'];
}

const WAYS = [
  { way: 'now', word: '' },
  { way: 'closing', word: 'closing' },
  { way: 'day', word: 'day' },
] as const;

/** As of when the figures are known: now, at each month's closing, or at the end of a day. */
export function KnownChoice({ known, withSearch }: KnownChoiceProps) {
  const { t } = useTranslation('known');
  const { abilities } = useMe();
  const chosen = typeof known === 'string' ? known : 'day';
  return (
    <nav className="known" aria-label={t('title')}>
      <ul className="period__quick">
        {WAYS.filter(({ way }) => way !== 'day' || abilities.readReports).map(({ way, word }) => (
          <li key={way}>
            <Link
              className="period__link"
              to={withSearch({ known: word })}
              aria-current={way === chosen ? 'true' : undefined}
              preventScrollReset
            >
              {t(`way.${way}`)}
            </Link>
          </li>
        ))}
      </ul>
      {chosen !== 'now' && <p className="known__note">{t(`note.${chosen}`)}</p>}
    </nav>
  );
}
