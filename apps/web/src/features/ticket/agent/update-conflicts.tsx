import { PktButton } from '@oslokommune/punkt-react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../../../api/problems.js';

export interface Conflict {
  /** In the words of changes. */
  readonly field: 'subject' | 'service' | 'kind' | 'priority';
  /** What stands by now, and what one wants oneself, in the language of the screen. */
  readonly theirs: string;
  readonly mine: string;
  readonly takeTheirs: () => void;
}

/** What stands by now of a field that somebody else has changed meanwhile; undefined: nobody has. */
export function changedTo(error: unknown, field: Conflict['field']): unknown {
  return isProblem(error, 'stale_version') ? error.body?.current?.changes[field]?.[1] : undefined;
}

/** Both values of each field that two people have changed, to choose between; nothing is lost by looking. */
export function UpdateConflicts({ conflicts }: { readonly conflicts: readonly Conflict[] }) {
  const { t } = useTranslation('ticket');
  if (conflicts.length === 0) return null;
  return (
    <section className="conflicts" aria-label={t('conflict.title')}>
      <p className="conflicts__title">{t('conflict.title')}</p>
      {conflicts.map(({ field, theirs, mine, takeTheirs }) => (
        <div key={field} className="conflicts__one">
          <p className="conflicts__field">{t(`change.field.${field}`)}</p>
          <dl className="conflicts__values">
            <div>
              <dt>{t('conflict.theirs')}</dt>
              <dd>{theirs}</dd>
            </div>
            <div>
              <dt>{t('conflict.mine')}</dt>
              <dd>{mine}</dd>
            </div>
          </dl>
          <PktButton type="button" size="small" skin="secondary" onClick={takeTheirs}>
            {t('conflict.takeTheirs')}
          </PktButton>
        </div>
      ))}
      <p>{t('conflict.keepMine')}</p>
    </section>
  );
}
