import { PktButton } from '@oslokommune/punkt-react';
import { useEffect, useId, useRef } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export interface DialogProps {
  readonly open: boolean;
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly size?: 'normal' | 'wide';
}

/** A modal dialog; the browser's own element keeps the focus inside and gives it back, Escape closes. */
export function Dialog({ open, title, onClose, children, size = 'normal' }: DialogProps) {
  const { t } = useTranslation('ui');
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  useEffect(() => {
    const dialog = element.current;
    if (open && dialog && !dialog.open) {
      dialog.showModal();
      // What one came to do stands below the button that closes.
      dialog.querySelector<HTMLElement>('.dialog__body :is(input, textarea, select):not(:disabled)')?.focus();
    }
    if (!open && dialog?.open) dialog.close();
  }, [open]);

  return (
    <dialog ref={element} className={`dialog dialog--${size}`} aria-labelledby={titleId} onClose={onClose}>
      {open && (
        <>
          <div className="dialog__head">
            <h2 id={titleId} className="dialog__title">
              {title}
            </h2>
            <PktButton skin="tertiary" size="small" variant="icon-only" iconName="close" onClick={onClose}>
              {t('dialog.close')}
            </PktButton>
          </div>
          <div className="dialog__body">{children}</div>
        </>
      )}
    </dialog>
  );
}
