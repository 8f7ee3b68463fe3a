import type { ActionEvent } from '@desk/contracts';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.js';

/** All that was done with an action, newest first. */
export function History({ history }: { readonly history: readonly ActionEvent[] }) {
  const { t } = useTranslation('improvements');
  return (
    <section aria-labelledby="action-history">
      <h2 id="action-history" className="actions__heading">
        {t('history.title')}
      </h2>
      <ol className="actions__history" reversed>
        {history.map((event) => (
          <Event key={event.revision} event={event} />
        ))}
      </ol>
    </section>
  );
}

function Event({ event: { type, at, by, reason, changes } }: { readonly event: ActionEvent }) {
  const { t } = useTranslation('improvements');
  const format = useFormat();
  const said = (field: string, value: string | null): string => {
    if (value === null || value === '') return t('history.nothing');
    if (field === 'dueOn') return format.date(value);
    return field === 'figure' ? t(`figure.${value}`) : value;
  };
  return (
    <li>
      {t(`history.${type}`, { name: by?.name ?? t('history.desk'), date: format.dateTime(at) })}
      {reason !== null && <span className="actions__small">{reason}</span>}
      {changes.map(({ field, before, after }) => (
        <span key={field} className="actions__small">
          {t('history.change', {
            field: t(`fieldName.${field}`),
            before: said(field, before),
            after: said(field, after),
          })}
        </span>
      ))}
    </li>
  );
}
