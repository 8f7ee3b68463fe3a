import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router-dom';
import { useMe } from '../api/session.js';
import type { NavEntry } from '../features/feature.js';
import { navEntries } from './registry.js';

function isCurrent(entry: NavEntry, pathname: string): boolean {
  if (entry.matches) return entry.matches(pathname);
  return entry.to === '/' ? pathname === '/' : pathname === entry.to || pathname.startsWith(`${entry.to}/`);
}

export function Navigation({ id, isOpen }: { readonly id: string; readonly isOpen: boolean }) {
  const { t } = useTranslation('app');
  const me = useMe();
  const { pathname } = useLocation();
  return (
    <nav id={id} className={isOpen ? 'nav nav--open' : 'nav'} aria-label={t('navigation')}>
      <ul className="nav__list">
        {navEntries
          .filter((entry) => entry.shows(me))
          .map((entry) => (
            <li key={entry.to}>
              <Link className="nav__link" to={entry.to} aria-current={isCurrent(entry, pathname) ? 'page' : undefined}>
                {t(entry.label)}
              </Link>
            </li>
          ))}
      </ul>
    </nav>
  );
}
