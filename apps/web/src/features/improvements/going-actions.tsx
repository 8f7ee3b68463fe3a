import { PktButton } from '@oslokommune/punkt-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { ErrorState } from '../../ui/error-state.js';
import { Loading } from '../../ui/loading.js';
import { ActionList } from './action-list.js';
import { OpenAction } from './open-action.js';
import { useImprovements } from './use-improvements.js';
import './improvements.scss';

/** What is to be done about the gain: it stands on the plan's page until it is done. */
export function GoingActions({ mayOpen }: { readonly mayOpen: boolean }) {
  const { t } = useTranslation('improvements');
  const [isOpening, setOpening] = useState(false);
  const actions = useImprovements('going');
  return (
    <section aria-labelledby="going-actions">
      <h2 id="going-actions" className="actions__heading">
        {t('going')}
      </h2>
      {actions.isPending && <Loading lines={2} />}
      {actions.isError && <ErrorState error={actions.error} onRetry={() => void actions.refetch()} />}
      {actions.isSuccess &&
        (actions.data.items.length === 0 ? <p>{t('noneGoing')}</p> : <ActionList items={actions.data.items} />)}
      <div className="actions__buttons">
        {mayOpen && (
          <PktButton size="small" skin="secondary" onClick={() => setOpening(true)}>
            {t('open')}
          </PktButton>
        )}
        <Link to="/improvements?show=closed">{t('showClosed')}</Link>
      </div>
      <OpenAction open={isOpening} onClose={() => setOpening(false)} />
    </section>
  );
}
