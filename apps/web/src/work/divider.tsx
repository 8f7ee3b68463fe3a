import type { PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { LEAST, MOST, shareByKey, USUAL } from './pane-share.js';

export interface DividerProps {
  /** Id of the part whose width it sets. */
  readonly controls: string;
  /** Percent of both parts. */
  readonly share: number;
  /** `isDone` false while it is still on the move. */
  readonly onShare: (share: number, isDone: boolean) => void;
}

/** Between two parts that stand side by side: pulled by pointer or moved by the arrow keys; twice clicked, as it was at first. */
export function Divider({ controls, share, onShare }: DividerProps) {
  const { t } = useTranslation('work');
  const pulledTo = (event: PointerEvent<HTMLElement>): number => {
    const divider = event.currentTarget;
    const left = divider.previousElementSibling?.getBoundingClientRect().left ?? 0;
    const right = divider.nextElementSibling?.getBoundingClientRect().right ?? left + 1;
    return ((event.clientX - left) / (right - left)) * 100;
  };
  const isPulled = (event: PointerEvent<HTMLElement>) => event.currentTarget.hasPointerCapture(event.pointerId);
  return (
    <div
      role="separator"
      tabIndex={0}
      className="work__divider"
      aria-orientation="vertical"
      aria-label={t('divider.label')}
      aria-controls={controls}
      aria-valuenow={share}
      aria-valuemin={LEAST}
      aria-valuemax={MOST}
      aria-valuetext={t('divider.share', { share })}
      onPointerDown={(event) => {
        if (event.button === 0) event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => isPulled(event) && onShare(pulledTo(event), false)}
      onPointerUp={(event) => isPulled(event) && onShare(pulledTo(event), true)}
      onDoubleClick={() => onShare(USUAL, true)}
      onKeyDown={(event) => {
        const next = shareByKey(event.key, share, event.shiftKey);
        if (next === undefined) return;
        event.preventDefault();
        onShare(next, true);
      }}
    />
  );
}
