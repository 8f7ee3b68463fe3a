import { PktIcon } from '@oslokommune/punkt-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router-dom';
import { useMe } from '../../api/session.js';
import { useShortcuts } from '../../ui/shortcuts.js';
import './header-search.scss';

/** Finds a ticket by its number or its requester's name from every page, and opens the form for a call. */
export function HeaderSearch() {
  const { t } = useTranslation('call');
  const me = useMe();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useShortcuts(t('keys.title'), [
    {
      keys: '/',
      label: t('search.label'),
      run: () => {
        // On a narrow screen there is no room for the field; the page has one.
        if (field.current?.offsetParent) field.current.focus();
        else navigate('/search');
      },
    },
    ...(me.abilities.fileForAnyone ? [{ keys: 'c', label: t('nav'), run: () => navigate('/call') }] : []),
  ]);
  return (
    <>
      <form
        className="header-search"
        role="search"
        aria-label={t('search.label')}
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim() === '') return;
          navigate(`/search?q=${encodeURIComponent(text.trim())}`);
          setText('');
        }}
      >
        <PktIcon name="magnifying-glass-small" aria-hidden="true" />
        <input
          ref={field}
          type="search"
          aria-label={t('search.label')}
          placeholder={t('search.placeholder')}
          value={text}
          maxLength={100}
          autoComplete="off"
          onChange={(event) => setText(event.target.value)}
        />
      </form>
      <Link to="/search" className="header-button header-search__link">
        <PktIcon name="magnifying-glass-big" aria-hidden="true" />
        <span className="pkt-sr-only">{t('search.label')}</span>
      </Link>
    </>
  );
}
