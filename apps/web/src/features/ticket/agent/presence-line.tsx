import type { PresenceUpdate } from '@desk/contracts';
import { PktIcon } from '@oslokommune/punkt-react';
import { useTranslation } from 'react-i18next';

/** «Kari ser på saken», «Ola skriver nå». The region stands always, so that it is heard when somebody comes. */
export function PresenceLine({ others }: { readonly others: PresenceUpdate['people'] }) {
  const { t } = useTranslation('ticket');
  return (
    <div role="status" className="presence">
      {others.map(({ id, name, doing }) => (
        <p key={id} className={`presence__person presence__person--${doing}`}>
          <PktIcon name={doing === 'writing' ? 'edit' : 'eye'} aria-hidden="true" />
          {t(`presence.${doing}`, { name })}
        </p>
      ))}
    </div>
  );
}
