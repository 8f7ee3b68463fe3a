import { PRESENCES, type Presence } from '@desk/contracts';
import { PktButton, PktIcon } from '@oslokommune/punkt-react';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router-dom';
import { useMe } from '../../api/session.js';
import { useProblemText } from '../../ui/error-state.js';
import { toast } from '../../ui/toast.js';
import { PresenceDot } from '../../ui/presence-dot.js';
import { usePresence, useSetPresence } from './use-staffing.js';
import './presence-menu.scss';

/** Whether one is there, for the colleagues and for push; and the way to how one's teams are staffed. */
export function PresenceMenu() {
  const { t } = useTranslation('staffing');
  const { t: tUi } = useTranslation('ui');
  const me = useMe();
  const { pathname } = useLocation();
  const { data } = usePresence(me.id);
  const set = useSetPresence(me.id);
  const textOf = useProblemText();
  const [open, setOpen] = useState(false);
  const [asksOff, setAsksOff] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const now: Presence = data?.presence ?? 'off';

  const close = () => {
    setOpen(false);
    setAsksOff(false);
  };
  useEffect(close, [pathname]);
  useEffect(() => {
    if (!open) return;
    const closeOutside = (event: PointerEvent) => {
      if (event.target instanceof Node && !place.current?.contains(event.target)) close();
    };
    document.addEventListener('pointerdown', closeOutside);
    return () => document.removeEventListener('pointerdown', closeOutside);
  }, [open]);

  const choose = (presence: Presence, isSure = false) => {
    if (presence === 'off' && !isSure && (data?.returning ?? 0) > 0) return setAsksOff(true);
    set.mutate(presence, {
      onSuccess: () => {
        close();
        button.current?.focus();
      },
      onError: (error) => toast({ tone: 'error', text: textOf(error) }),
    });
  };

  return (
    <div
      ref={place}
      className="presence-menu"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        close();
        button.current?.focus();
      }}
    >
      <button
        ref={button}
        type="button"
        className="header-button"
        aria-expanded={open}
        aria-controls={id}
        aria-label={t('menu.label', { presence: tUi(`presence.${now}`) })}
        onClick={() => (open ? close() : setOpen(true))}
      >
        <PresenceDot presence={now} />
        <span className="presence-menu__now">{tUi(`presence.${now}`)}</span>
      </button>
      <div id={id} className="presence-menu__panel" hidden={!open}>
        <ul className="presence-menu__choices" aria-label={t('menu.title')}>
          {PRESENCES.map((presence) => (
            <li key={presence}>
              <button
                type="button"
                className="presence-menu__choice"
                aria-pressed={data?.chosen === presence}
                disabled={set.isPending}
                onClick={() => choose(presence)}
              >
                <PresenceDot presence={presence} />
                <span>
                  <span className="presence-menu__name">{tUi(`presence.${presence}`)}</span>
                  <span className="presence-menu__help">{t(`menu.help.${presence}`)}</span>
                </span>
                {data?.chosen === presence && <PktIcon name="check-medium" aria-hidden="true" />}
              </button>
            </li>
          ))}
        </ul>
        <div role="status">
          {asksOff && (
            <div className="presence-menu__ask">
              <p>{t('menu.returning', { count: data?.returning ?? 0 })}</p>
              <PktButton size="small" onClick={() => choose('off', true)}>
                {t('menu.goOff')}
              </PktButton>
            </div>
          )}
          {data?.setBy && <p className="presence-menu__note">{t('menu.setBy', { name: data.setBy.name })}</p>}
        </div>
        <ul className="presence-menu__teams">
          {me.teams.map(({ key, name }) => (
            <li key={key}>
              <Link to={`/team/${key}/staffing`}>{t('menu.team', { name })}</Link>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
