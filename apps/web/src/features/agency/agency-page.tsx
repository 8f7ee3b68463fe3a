import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { useMe } from '../../api/session.js';
import { EmptyState } from '../../ui/empty-state.js';
import { PageHeader } from '../../ui/page-header.js';
import { AgencyFigures } from './agency-figures.js';
import { AgencyTickets } from './agency-tickets.js';
import './agency.scss';

/** For the contact of an agency: how it goes for their colleagues. */
export function AgencyPage() {
  const { t } = useTranslation('agency');
  const { abilities, agency } = useMe();
  if (!abilities.readAgency) {
    return (
      <>
        <PageHeader title={t('nav')} />
        <EmptyState icon="lock-locked" title={t('notYours.title')} text={t('notYours.text')} />
      </>
    );
  }
  return (
    <div className="agency">
      <PageHeader title={agency?.name ?? t('nav')} documentTitle={t('nav')} lead={t('lead')} />
      {agency && <AgencyFigures agencyKey={agency.key} />}
      {agency && (
        <p>
          <Link to={`/baselines/${agency.key}`}>{t('baseline')}</Link> · <Link to="/showback">{t('showback')}</Link>
        </p>
      )}
      <AgencyTickets />
    </div>
  );
}
