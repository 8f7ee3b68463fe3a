import type { Me } from '@desk/contracts';
import { PktIcon } from '@oslokommune/punkt-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/format.js';

/** In place of filing, for those whose agency is not served yet: who helps meanwhile, and from when we do. */
export function NotJoined({ agency }: { readonly agency: Me['agency'] }) {
  const { t } = useTranslation('ui');
  const format = useFormat();
  if (!agency) return <p className="not-joined">{t('notJoined.noAgency')}</p>;
  const { name, localContact, joinsOn } = agency;
  return (
    <section className="not-joined" aria-labelledby="not-joined-title">
      <PktIcon className="not-joined__icon" name="calendar" aria-hidden="true" />
      <div>
        <h2 id="not-joined-title" className="not-joined__title">
          {t('notJoined.title', { agency: name })}
        </h2>
        <p className="not-joined__contact">
          {localContact ? t('notJoined.contact', { contact: localContact }) : t('notJoined.noContact')}
        </p>
        <p>{joinsOn ? t('notJoined.joins', { date: format.date(joinsOn) }) : t('notJoined.unknown')}</p>
      </div>
    </section>
  );
}
