import type { Me } from '@desk/contracts';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router-dom';

/** With more queues than this, a list is easier to read than a row of links. */
const MOST_LINKS = 5;

export function TeamChoice({ teams, current }: { readonly teams: Me['teams']; readonly current: string }) {
  const { t } = useTranslation('queue');
  const navigate = useNavigate();
  const id = useId();
  if (teams.length < 2) return null;
  if (teams.length > MOST_LINKS) {
    return (
      <div className="queue__team">
        <label htmlFor={id}>{t('team')}</label>
        <select
          id={id}
          className="pkt-input"
          value={current}
          onChange={(event) => navigate(`/queue/${event.target.value}`)}
        >
          {teams.map(({ key, name }) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </select>
      </div>
    );
  }
  return (
    <nav className="queue__teams" aria-label={t('team')}>
      {teams.map(({ key, name }) => (
        <Link
          key={key}
          to={`/queue/${key}`}
          className="queue__team-link"
          aria-current={key === current ? 'page' : undefined}
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}
