import { PktIcon } from '@oslokommune/punkt-react';
import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useLocation, useNavigation } from 'react-router-dom';
import { useMe } from '../api/session.js';
import { classes } from '../ui/classes.js';
import { ShortcutsHelp } from '../ui/shortcuts.js';
import { ToastRegion } from '../ui/toast.js';
import { Slots } from '../work/slots.js';
import { Brand } from './brand.js';
import { ConnectionBanner } from './connection-banner.js';
import { Navigation } from './navigation.js';
import { Palette } from './palette.js';
import { asides, headerItems, navigationOf, selectionBars } from './registry.js';
import { UserMenu } from './user-menu.js';

const slots = { asides, selectionBars };

/** Around every page of somebody who is signed in. */
export function Shell() {
  const { t } = useTranslation('app');
  const me = useMe();
  const { pathname } = useLocation();
  const isLoading = useNavigation().state === 'loading';
  const [isNavOpen, setIsNavOpen] = useState(false);
  const navId = useId();
  const { items, hasFew } = navigationOf(me);

  useEffect(() => {
    setIsNavOpen(false);
    window.scrollTo(0, 0);
  }, [pathname]);

  return (
    <div className="shell">
      <a className="skip-link" href="#main">
        {t('skip')}
      </a>
      <header className={classes('shell__header', hasFew ? 'shell__header--few' : 'shell__header--many')}>
        <div className="shell__bar">
          <Brand />
          <Navigation id={navId} items={items} isOpen={isNavOpen} />
          <div className="shell__tools">
            {headerItems
              .filter(({ shows }) => shows?.(me) ?? true)
              .map(({ id, Item }) => (
                <Item key={id} />
              ))}
            <UserMenu />
            <button
              type="button"
              className="header-button shell__menu"
              aria-expanded={isNavOpen}
              aria-controls={navId}
              onClick={() => setIsNavOpen(!isNavOpen)}
            >
              <PktIcon name={isNavOpen ? 'close' : 'menu'} aria-hidden="true" />
              <span className="pkt-sr-only">{t('menu')}</span>
            </button>
          </div>
        </div>
        <div className={classes('shell__progress', isLoading && 'shell__progress--on')} aria-hidden="true" />
      </header>
      <ConnectionBanner />
      <main id="main" className="shell__main" tabIndex={-1}>
        <Slots value={slots}>
          <Outlet />
        </Slots>
      </main>
      <ToastRegion />
      {me.abilities.workQueues && <Palette />}
      <ShortcutsHelp />
    </div>
  );
}
