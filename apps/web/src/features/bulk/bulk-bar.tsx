import { BULK_VERBS, MOST_IN_BULK } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useTranslation } from 'react-i18next';
import { openBulk } from './open-bulk.js';
import './bulk.scss';

export interface BulkBarProps {
  /** Ids of tickets, in the order of the list. */
  readonly selection: readonly string[];
  readonly onDone: () => void;
}

/** What can be done with all tickets that are selected. */
export function BulkBar({ selection, onDone }: BulkBarProps) {
  const { t } = useTranslation('bulk');
  const isTooMany = selection.length > MOST_IN_BULK;
  return (
    <section className="bulk-bar" aria-label={t('bar', { count: selection.length })}>
      <p className="bulk-bar__count">{t('bar', { count: selection.length })}</p>
      <div className="bulk-bar__verbs">
        {BULK_VERBS.map((verb) => (
          <PktButton
            key={verb}
            type="button"
            size="small"
            skin="secondary"
            disabled={isTooMany}
            onClick={() => openBulk.set({ verb, ticketIds: selection, onDone })}
          >
            {t(`verb.${verb}`)}
          </PktButton>
        ))}
      </div>
      {isTooMany && <p className="bulk-bar__note">{t('tooMany', { most: MOST_IN_BULK })}</p>}
    </section>
  );
}
