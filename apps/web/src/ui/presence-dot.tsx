import type { Presence } from '@desk/contracts';
import './presence-dot.scss';

/** A sign beside the word: shape and colour differ, so that it is seen without colours too. */
export function PresenceDot({ presence }: { readonly presence: Presence | 'absent' }) {
  return <span className={`presence-dot presence-dot--${presence}`} aria-hidden="true" />;
}
