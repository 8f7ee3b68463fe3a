import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { useMe } from '../../api/session.js';
import { EmptyState } from '../../ui/empty-state.js';
import { PageHeader } from '../../ui/page-header.js';
import './admin.scss';

/** What the `desk` program does; the words after it are its own and are not translated. */
const COMMANDS = [
  { name: 'setup', example: 'npm run desk -- setup --help' },
  { name: 'link', example: 'npm run desk -- sign-in-link --username NAME' },
  { name: 'token', example: 'npm run desk -- token create --username NAME' },
  { name: 'backup', example: 'npm run desk -- backup FILE' },
  { name: 'restore', example: 'npm run desk -- restore FILE' },
  { name: 'verify', example: 'npm run desk -- metrics verify' },
] as const;

/** The administrator sets the desk up from the machine on which it runs. The page says how, and hides nothing that is not there. */
export function AdminPage() {
  const { t } = useTranslation('admin');
  const { abilities } = useMe();
  if (!abilities.administer) {
    return (
      <>
        <PageHeader title={t('title')} />
        <EmptyState icon="lock-locked" title={t('notYours.title')} text={t('notYours.text')} />
      </>
    );
  }
  return (
    <div className="admin">
      <PageHeader title={t('title')} lead={t('lead')} />
      <h2 className="admin__heading">{t('pages.title')}</h2>
      <ul className="admin__pages">
        <li>
          <Link to="/admin/routing">{t('pages.routing')}</Link>
          <br />
          {t('pages.routingText')}
        </li>
        <li>
          <Link to="/admin/escalation-fields">{t('pages.escalationFields')}</Link>
          <br />
          {t('pages.escalationFieldsText')}
        </li>
        <li>
          <Link to="/admin/user-council">{t('pages.userCouncil')}</Link>
          <br />
          {t('pages.userCouncilText')}
        </li>
        <li>
          <Link to="/baselines">{t('pages.baselines')}</Link>
          <br />
          {t('pages.baselinesText')}
        </li>
      </ul>
      <dl className="admin__commands">
        {COMMANDS.map(({ name, example }) => (
          <div key={name} className="admin__command">
            <dt>{t(`command.${name}`)}</dt>
            <dd>
              <code>{example}</code>
            </dd>
          </div>
        ))}
      </dl>
      <p className="admin__note">{t('tickets')}</p>
    </div>
  );
}
