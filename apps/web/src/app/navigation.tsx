import { PktIcon } from '@oslokommune/punkt-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router-dom';
import type { NavEntry, NavGroup } from '../features/feature.js';
import type { NavItem } from './registry.js';
import { useDisclosure } from './use-disclosure.js';

function isCurrent(entry: NavEntry, pathname: string): boolean {
  if (entry.matches) return entry.matches(pathname);
  return entry.to === '/' ? pathname === '/' : pathname === entry.to || pathname.startsWith(`${entry.to}/`);
}

interface NavigationProps {
  readonly id: string;
  readonly items: readonly NavItem[];
  readonly isOpen: boolean;
}

export function Navigation({ id, items, isOpen }: NavigationProps) {
  const { t } = useTranslation('app');
  return (
    <nav id={id} className={isOpen ? 'nav nav--open' : 'nav'} aria-label={t('navigation')}>
      <ul className="nav__list">
        {items.map((item) =>
          'entries' in item ? (
            <Group key={item.group} name={item.group} entries={item.entries} />
          ) : (
            <Entry key={item.to} entry={item} />
          ),
        )}
      </ul>
    </nav>
  );
}

function Entry({ entry, onGone }: { readonly entry: NavEntry; readonly onGone?: () => void }) {
  const { t } = useTranslation('app');
  const { pathname } = useLocation();
  return (
    <li>
      <Link
        className="nav__link"
        to={entry.to}
        aria-current={isCurrent(entry, pathname) ? 'page' : undefined}
        onClick={onGone}
      >
        {t(entry.label)}
      </Link>
    </li>
  );
}

function Group({ name, entries }: { readonly name: NavGroup; readonly entries: readonly NavEntry[] }) {
  const { t } = useTranslation('app');
  const { pathname } = useLocation();
  const { id, place, button, isOpen, onKeyDown, toggle, close } = useDisclosure<HTMLLIElement>();
  return (
    <li ref={place} className="nav__group" onKeyDown={onKeyDown}>
      <button
        ref={button}
        type="button"
        className="nav__link nav__button"
        aria-expanded={isOpen}
        aria-controls={id}
        aria-current={entries.some((entry) => isCurrent(entry, pathname)) ? 'true' : undefined}
        onClick={toggle}
      >
        {t(`group.${name}`)}
        <PktIcon name={isOpen ? 'chevron-thin-up' : 'chevron-thin-down'} aria-hidden="true" />
      </button>
      <ul id={id} className="nav__pages" hidden={!isOpen}>
        {entries.map((entry) => (
          <Entry key={entry.to} entry={entry} onGone={close} />
        ))}
      </ul>
    </li>
  );
}
