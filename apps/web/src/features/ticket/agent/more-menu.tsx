import { PktIcon } from '@oslokommune/punkt-react';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

export interface MenuAction {
  readonly id: string;
  readonly label: string;
  readonly run: () => void;
}

/** The rarer actions behind one button. */
export function MoreMenu({ actions }: { readonly actions: readonly MenuAction[] }) {
  const { t } = useTranslation('ticket');
  const [open, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  useEffect(() => {
    if (!open) return;
    const closeOutside = (event: Event) => {
      if (event.target instanceof Node && !place.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', closeOutside);
    document.addEventListener('focusin', closeOutside);
    return () => {
      document.removeEventListener('pointerdown', closeOutside);
      document.removeEventListener('focusin', closeOutside);
    };
  }, [open]);
  if (actions.length === 0) return null;
  return (
    <div
      ref={place}
      className="more-menu"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        setOpen(false);
        button.current?.focus();
      }}
    >
      <button
        ref={button}
        type="button"
        className="pkt-btn pkt-btn--small pkt-btn--secondary pkt-btn--label-only"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <span className="pkt-btn__text more-menu__text">
          {t('more')}
          <PktIcon name={open ? 'chevron-thin-up' : 'chevron-thin-down'} aria-hidden="true" />
        </span>
      </button>
      <ul id={id} className="more-menu__panel" hidden={!open}>
        {actions.map((action) => (
          <li key={action.id}>
            <button
              type="button"
              className="more-menu__action"
              onClick={() => {
                setOpen(false);
                // The dialog that may follow gives the focus back to where it is now.
                button.current?.focus();
                action.run();
              }}
            >
              {action.label}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
