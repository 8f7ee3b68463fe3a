import { PktIcon } from '@oslokommune/punkt-react';
import type { ReactNode } from 'react';

export interface EmptyStateProps {
  readonly title: string;
  readonly text?: string;
  /** A Punkt icon's name. */
  readonly icon?: string;
  /** What one can do instead: a link or button. */
  readonly action?: ReactNode;
}

export function EmptyState({ title, text, icon = 'tickets', action }: EmptyStateProps) {
  return (
    <div className="empty-state">
      <PktIcon className="empty-state__icon" name={icon} aria-hidden="true" />
      <p className="empty-state__title">{title}</p>
      {text && <p className="empty-state__text">{text}</p>}
      {action}
    </div>
  );
}
