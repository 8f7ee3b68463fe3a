import type { BulkItem, BulkSum } from '@desk/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';

/** Why a ticket went as it did, in the language of the screen. */
export function useOutcomeWords(): (of: { readonly outcome: string; readonly code: string | null }) => string {
  const { t } = useTranslation('bulk');
  return ({ outcome, code }) => {
    if (code === null || outcome === 'stale') return t(`outcome.${outcome}`);
    return t([`refused.${code}`, 'refused.other']);
  };
}

interface SumsProps {
  readonly sums: readonly BulkSum[];
  readonly isPreview?: boolean;
}

/** How many tickets go which way. */
export function Sums({ sums, isPreview = false }: SumsProps) {
  const { t } = useTranslation('bulk');
  const words = useOutcomeWords();
  return (
    <ul className="bulk-sums">
      {sums.map((sum) => (
        <li key={`${sum.outcome} ${sum.code ?? ''}`} className={`bulk-sums__sum bulk-sums__sum--${sum.outcome}`}>
          <strong>{sum.count}</strong>{' '}
          {sum.outcome === 'ok' ? t(isPreview ? 'outcome.will' : 'outcome.ok') : words(sum)}
        </li>
      ))}
    </ul>
  );
}

interface ItemListProps {
  readonly title: string;
  readonly items: readonly BulkItem[];
}

/** Tickets with what stands in their way. */
export function ItemList({ title, items }: ItemListProps) {
  const { t } = useTranslation('bulk');
  const words = useOutcomeWords();
  return (
    <details className="bulk-items" open={items.length <= 5}>
      <summary>{title}</summary>
      <ul>
        {items.map((item) => (
          <li key={item.ticketId}>
            {item.number === null ? (
              t('unknown')
            ) : (
              <Link to={`/tickets/${item.number}`}>
                {item.number} {item.subject ?? t('masked')}
              </Link>
            )}
            <span className="bulk-items__why">{words(item)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
