import { PktButton, PktIcon } from '@oslokommune/punkt-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { call } from '../../api/client.js';
import { isProblem } from '../../api/problems.js';
import { queryKeys } from '../../api/query-keys.js';
import { useMe } from '../../api/session.js';
import { useFormat } from '../../i18n/format.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorState } from '../../ui/error-state.js';
import { Loading } from '../../ui/loading.js';
import { PageHeader } from '../../ui/page-header.js';
import { DeclarationText } from './declaration-text.js';
import { useCalendars } from './use-calendars.js';
import './declaration.scss';

/** What the city's employees are promised today, in words that one need not work with ICT to understand. */
export function DeclarationPage() {
  const { t } = useTranslation('declaration');
  const format = useFormat();
  const { abilities } = useMe();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: [...queryKeys.declaration, 'in-force'],
    queryFn: ({ signal }) => call('declaration', { signal }),
  });
  const { isSettled } = useCalendars();
  return (
    <div className="declaration">
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          <>
            {data && <PrintButton />}
            {abilities.readEscalationRules && (
              <Link
                className="pkt-btn pkt-btn--small pkt-btn--secondary pkt-btn--label-only"
                to="/declaration/escalation"
              >
                <span className="pkt-btn__text">{t('escalation')}</span>
              </Link>
            )}
            <Link className="pkt-btn pkt-btn--small pkt-btn--secondary pkt-btn--label-only" to="/declaration/versions">
              <span className="pkt-btn__text">{t(abilities.editDeclaration ? 'versions' : 'oldVersions')}</span>
            </Link>
          </>
        }
      />
      {(isPending || (data && !isSettled)) && <Loading lines={8} />}
      {error && isProblem(error, 'not_found') && (
        <EmptyState title={t('none.title')} text={t('none.text')} icon="clock" />
      )}
      {error && !isProblem(error, 'not_found') && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.coming && (
        <aside className="declaration__notice">
          <PktIcon name="calendar" aria-hidden="true" />
          <div>
            <p className="declaration__notice-title">
              {t('coming.title', { date: format.date(data.coming.validFrom) })}
            </p>
            <p>{t('coming.text')}</p>
            <p className="row">
              <Link to={`/declaration/versions/${data.coming.version}`}>{t('coming.read')}</Link>
              <Link to={`/declaration/compare?before=${data.version}&after=${data.coming.version}`}>
                {t('coming.compare')}
              </Link>
            </p>
          </div>
        </aside>
      )}
      {data && isSettled && <DeclarationText version={data} services={data.services} />}
    </div>
  );
}

export function PrintButton() {
  const { t } = useTranslation('declaration');
  return (
    <PktButton skin="secondary" size="small" variant="icon-left" iconName="print" onClick={() => window.print()}>
      {t('print')}
    </PktButton>
  );
}
