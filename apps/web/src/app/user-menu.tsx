import { PktIcon } from '@oslokommune/punkt-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { call } from '../api/client.js';
import { useMe, useSignOut } from '../api/session.js';
import { LanguageChoice } from './language-choice.js';
import { personalEntries } from './registry.js';
import { useDisclosure } from './use-disclosure.js';

/** Who is signed in, the language, and the way out; behind one button. */
export function UserMenu() {
  const { t } = useTranslation('app');
  const me = useMe();
  const signOut = useSignOut();
  const { id, place, button, isOpen, onKeyDown, toggle, close } = useDisclosure<HTMLDivElement>();

  return (
    <div ref={place} className="user-menu" onKeyDown={onKeyDown}>
      <button
        ref={button}
        type="button"
        className="header-button"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={toggle}
      >
        <PktIcon name="user" aria-hidden="true" />
        <span className="header-button__text">{me.name}</span>
        <PktIcon
          className="header-button__chevron"
          name={isOpen ? 'chevron-thin-up' : 'chevron-thin-down'}
          aria-hidden="true"
        />
      </button>
      <div id={id} className="user-menu__panel" hidden={!isOpen}>
        <p className="user-menu__name">{me.name}</p>
        {me.agency && <p className="user-menu__agency">{me.agency.name}</p>}
        {personalEntries
          .filter(({ shows }) => shows(me))
          .map(({ to, label }) => (
            <Link key={to} to={to} className="user-menu__link" onClick={close}>
              {t(label)}
            </Link>
          ))}
        <LanguageChoice onChosen={(locale) => void call('setLocale', { body: { locale } })} />
        <button type="button" className="user-menu__out" onClick={() => signOut.mutate()} disabled={signOut.isPending}>
          <PktIcon name="exit" aria-hidden="true" />
          {t('signOut')}
        </button>
      </div>
    </div>
  );
}
