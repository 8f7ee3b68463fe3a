import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router-dom';
import { call } from '../../api/client.js';
import { isProblem } from '../../api/problems.js';
import { queryKeys } from '../../api/query-keys.js';
import { useMe } from '../../api/session.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorState } from '../../ui/error-state.js';
import { Loading } from '../../ui/loading.js';
import { PageHeader } from '../../ui/page-header.js';
import { HelpersPanel } from './helpers-panel.js';
import { Member } from './member.js';
import { SettingsPanel } from './settings-panel.js';
import { SkillCatalogue } from './skill-catalogue.js';
import { byPresence, useStaffing } from './use-staffing.js';
import './staffing.scss';

/** Who works in a team, whether they are there, with what load; and what was said beforehand. */
export function StaffingPage() {
  const { teamKey = '' } = useParams();
  const { t } = useTranslation('staffing');
  const me = useMe();
  const { data, error, isPending, refetch } = useStaffing(teamKey);
  const name = data?.team.name ?? me.teams.find(({ key }) => key === teamKey)?.name ?? '';
  const isMember = me.teams.some(({ key }) => key === teamKey);
  const members = [...(data?.members ?? [])].sort(byPresence);
  const there = members.filter(({ presence, absent }) => presence === 'available' && !absent);

  return (
    <div className="staffing">
      <PageHeader
        title={name === '' ? t('nav') : t('title', { team: name })}
        lead={data && t('lead', { there: there.length, count: members.length })}
        actions={isMember && data && <Link to={`/team/${teamKey}/wallboard`}>{t('wallboard')}</Link>}
      />
      <TeamSelect current={teamKey} />
      {isPending && <Loading lines={8} />}
      {error && !data && isProblem(error, 'forbidden', 'not_found') && (
        <EmptyState icon="lock-locked" title={t('none.title')} text={t('none.text')} />
      )}
      {error && !data && !isProblem(error, 'forbidden', 'not_found') && (
        <ErrorState error={error} onRetry={() => void refetch()} />
      )}
      {data && members.length === 0 && <EmptyState icon="user" title={t('empty.title')} text={t('empty.text')} />}
      {data && members.length > 0 && (
        <ul className="staff" aria-label={t('members')}>
          {members.map((member) => (
            <Member
              key={member.id}
              member={member}
              teamKey={teamKey}
              cap={data.settings.pushCap}
              manage={data.manage}
              isSelf={member.id === me.id}
            />
          ))}
        </ul>
      )}
      {data && (
        <SettingsPanel
          key={JSON.stringify(data.settings)}
          teamKey={teamKey}
          settings={data.settings}
          manage={data.manage}
        />
      )}
      {data && (
        <HelpersPanel
          key={data.helpers.map(({ key }) => key).join(' ')}
          team={data.team}
          helpers={data.helpers}
          manage={data.manage}
        />
      )}
      {data?.manage && <SkillCatalogue />}
    </div>
  );
}

/** Own teams, and for administrators all there are. */
function TeamSelect({ current }: { readonly current: string }) {
  const { t } = useTranslation('staffing');
  const me = useMe();
  const navigate = useNavigate();
  const id = useId();
  const all = useQuery({
    queryKey: queryKeys.teams,
    queryFn: ({ signal }) => call('teams', { signal }),
    enabled: me.abilities.administer,
  });
  const teams = all.data?.items ?? me.teams;
  if (teams.length < 2) return null;
  return (
    <div className="staffing__team">
      <label htmlFor={id}>{t('team')}</label>
      <select
        id={id}
        className="pkt-input"
        value={current}
        onChange={(event) => navigate(`/team/${event.target.value}/staffing`)}
      >
        {!teams.some(({ key }) => key === current) && <option value={current}>{current}</option>}
        {teams.map(({ key, name }) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
