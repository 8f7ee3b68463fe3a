import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router-dom';

export interface PageHeaderProps {
  readonly title: string;
  /** Of the window; default: the title. */
  readonly documentTitle?: string;
  readonly lead?: ReactNode;
  /** Above the title: a link back, a number. */
  readonly above?: ReactNode;
  /** Buttons at the end of the row. */
  readonly actions?: ReactNode;
}

/** The h1 of a page. Names the window, and takes the focus when one comes from another page. */
export function PageHeader({ title, documentTitle = title, lead, above, actions }: PageHeaderProps) {
  const { t } = useTranslation('ui');
  const heading = useRef<HTMLHeadingElement>(null);
  const { key, pathname } = useLocation();
  const product = t('product');

  useEffect(() => {
    document.title = `${documentTitle} – ${product}`;
  }, [documentTitle, product]);

  useEffect(() => {
    // `default` is the address at which the window was opened: there the browser's own start is right.
    if (key === 'default') return;
    const active = document.activeElement;
    const isBusyHere = active?.closest('main') && active.closest('form, dialog');
    if (!isBusyHere) heading.current?.focus({ preventScroll: true });
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once for each page, not for each change of its search
  }, [pathname]);

  return (
    <header className="page-header">
      {above && <div className="page-header__above">{above}</div>}
      <div className="page-header__row">
        <h1 ref={heading} tabIndex={-1} className="page-header__title">
          {title}
        </h1>
        {actions && <div className="page-header__actions">{actions}</div>}
      </div>
      {lead && <div className="page-header__lead">{lead}</div>}
    </header>
  );
}
