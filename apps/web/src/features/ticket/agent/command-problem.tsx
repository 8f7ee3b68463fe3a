import { PktIcon } from '@oslokommune/punkt-react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../../../api/problems.js';
import { ProblemNote } from '../../../ui/error-state.js';
import { useChangeWords } from './change-words.js';

/** Why a command did not go through, in words that help one go on. What was typed stays where it is. */
export function CommandProblem({ error }: { readonly error: unknown }) {
  const { t } = useTranslation('ticket');
  const changeWords = useChangeWords();
  if (isProblem(error, 'stale_version')) {
    const changes = changeWords(error.body?.current?.changes ?? {});
    return (
      <div className="stale-note" role="alert">
        <p className="stale-note__title">
          <PktIcon name="alert-information" aria-hidden="true" />
          {t('stale.title')}
        </p>
        {changes.length > 0 ? (
          <ul>
            {changes.map((change) => (
              <li key={change}>{change}</li>
            ))}
          </ul>
        ) : (
          <p>{t('stale.unknown')}</p>
        )}
        <p>{t('stale.goOn')}</p>
      </div>
    );
  }
  if (isProblem(error, 'move_not_allowed')) {
    const allowed = (error.body?.allowed ?? []).map((move) =>
      t(`move.${move.replace('-', '_')}`, { defaultValue: move }),
    );
    return (
      <div className="stale-note" role="alert">
        <p className="stale-note__title">
          <PktIcon name="alert-information" aria-hidden="true" />
          {t('notAllowed.title')}
        </p>
        <p>{allowed.length > 0 ? t('notAllowed.instead', { moves: allowed.join(', ') }) : t('notAllowed.nothing')}</p>
      </div>
    );
  }
  return <ProblemNote error={error} />;
}
