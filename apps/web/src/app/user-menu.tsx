import { PktIcon } from '@oslokommune/punkt-react';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { call } from '../api/client.js';
import { useMe, useSignOut } from '../api/session.js';
import { LanguageChoice } from './language-choice.js';
import { personalEntries } from './registry.js';

/** Who is signed in, the language, and the way out; behind one button. */
export function UserMenu() {
  const { t } = useTranslation('app');
  const me = useMe();
  const signOut = useSignOut();
  const [open, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();

  useEffect(() => {
    if (!open) return;
    const closeOutside = (event: PointerEvent) => {
      if (event.target instanceof Node && !place.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', closeOutside);
    return () => document.removeEventListener('pointerdown', closeOutside);
  }, [open]);

  return (
    <div
      ref={place}
      className="user-menu"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        setOpen(false);
        button.current?.focus();
      }}
    >
      <button
        ref={button}
        type="button"
        className="header-button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <PktIcon name="user" aria-hidden="true" />
        <span className="header-button__text">{me.name}</span>
        <PktIcon
          className="header-button__chevron"
          name={open ? 'chevron-thin-up' : 'chevron-thin-down'}
          aria-hidden="true"
        />
      </button>
      <div id={id} className="user-menu__panel" hidden={!open}>
        <p className="user-menu__name">{me.name}</p>
        {me.agency && <p className="user-menu__agency">{me.agency.name}</p>}
        {personalEntries
          .filter(({ shows }) => shows(me))
          .map(({ to, label }) => (
            <Link key={to} to={to} className="user-menu__link" onClick={() => setOpen(false)}>
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
