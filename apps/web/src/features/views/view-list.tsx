import type { ViewCount, ViewItem, ViewList } from '@desk/contracts';
import { PktButton, PktIcon } from '@oslokommune/punkt-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useNavigate } from 'react-router-dom';
import { useMe } from '../../api/session.js';
import { classes } from '../../ui/classes.js';
import { useMedia } from '../../ui/use-media.js';
import { useViews } from './use-views.js';
import { ViewEditor } from './editor/view-editor.js';
import { useViewName } from './view-words.js';
import './views.scss';

/** Below this the list of views stands above the tickets, closed until one asks for it. */
const STACKED = '(max-width: 63.99rem)';

/** Beside every list of tickets: the way to the others, with how many wait there. */
export function ViewAside() {
  const { t } = useTranslation('views');
  const { data, isError } = useViews();
  const isStacked = useMedia(STACKED);
  const { pathname } = useLocation();
  if (isError && !data) return <p className="views__fault">{t('fault')}</p>;
  if (!data) return null;
  if (!isStacked) return <ViewListNav list={data} />;
  return (
    // Another for each list, so that it is folded again when one has chosen.
    <details key={pathname} className="views-fold">
      <summary>{t('title')}</summary>
      <ViewListNav list={data} />
    </details>
  );
}

function ViewListNav({ list }: { readonly list: ViewList }) {
  const { t } = useTranslation('views');
  const me = useMe();
  const navigate = useNavigate();
  const [isNew, setIsNew] = useState(false);
  const groups = [
    { id: 'built_in', items: list.items.filter(({ share }) => share === 'built_in') },
    { id: 'personal', items: list.items.filter(({ share }) => share === 'personal') },
    { id: 'shared', items: list.items.filter(({ share }) => share === 'team' || share === 'all') },
  ] as const;
  const queues = me.teams.flatMap(({ key, name }) => {
    const counted = list.counters.queues.find(({ teamKey }) => teamKey === key);
    return { key, name, count: counted ? { count: counted.open, exact: true, changesAt: null } : null };
  });
  return (
    <nav className="views" aria-label={t('title')}>
      {groups.map(({ id, items }) =>
        items.length === 0 ? null : (
          <section key={id} className="views__group">
            {id !== 'built_in' && <h2 className="views__heading">{t(`group.${id}`)}</h2>}
            <ul className="views__list">
              {items.map((item) => (
                <li key={item.id}>
                  <ViewLink item={item} />
                </li>
              ))}
              {id === 'built_in' && (
                <li>
                  <CountedLink to="/search" name={t('search.title')} count={null} icon="magnifying-glass-small" />
                </li>
              )}
            </ul>
          </section>
        ),
      )}
      <section className="views__group">
        <h2 className="views__heading">{t('group.queues')}</h2>
        <ul className="views__list">
          {queues.map(({ key, name, count }) => (
            <li key={key}>
              <CountedLink to={`/queue/${key}`} name={name} count={count} />
            </li>
          ))}
        </ul>
      </section>
      <PktButton
        type="button"
        skin="tertiary"
        size="small"
        variant="icon-left"
        iconName="plus-sign"
        onClick={() => setIsNew(true)}
      >
        {t('new')}
      </PktButton>
      {isNew && (
        <ViewEditor
          view={null}
          shares={list.shares}
          onClose={() => setIsNew(false)}
          onSaved={({ id }) => {
            setIsNew(false);
            navigate(`/views/${id}`);
          }}
        />
      )}
    </nav>
  );
}

function ViewLink({ item }: { readonly item: ViewItem }) {
  const name = useViewName()(item);
  return (
    <CountedLink
      to={`/views/${item.id}`}
      name={name}
      count={item.count}
      isUrgent={item.id === 'overdue_soon'}
      {...(item.share === 'team' || item.share === 'all' ? { icon: 'group' } : {})}
    />
  );
}

interface CountedLinkProps {
  readonly to: string;
  readonly name: string;
  readonly count: ViewCount | null;
  readonly isUrgent?: boolean;
  /** Says what kind of list it is. */
  readonly icon?: string;
}

function CountedLink({ to, name, count, isUrgent = false, icon }: CountedLinkProps) {
  const { t } = useTranslation('views');
  const { pathname } = useLocation();
  // Also while a ticket is open beside the list.
  const isCurrent = pathname === to || pathname.startsWith(`${to}/`);
  const number = count && (count.exact ? String(count.count) : `${count.count}+`);
  return (
    <Link className="views__link" to={to} aria-current={isCurrent ? 'page' : undefined}>
      <span className="views__name" title={name}>
        {icon !== undefined && <PktIcon name={icon} aria-hidden="true" />}
        {name}
      </span>
      {count && (
        <span className={classes('views__count', isUrgent && count.count > 0 && 'views__count--urgent')}>
          <span aria-hidden="true">{number}</span>
          <span className="pkt-sr-only">{t('count', { count: count.count, number })}</span>
        </span>
      )}
    </Link>
  );
}
