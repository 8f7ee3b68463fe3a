import { useEffect, useMemo, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { heldRows } from './held-rows.js';
import type { Held } from './held-rows.js';

/** So long after the pointer last moved over the list, or a key moved in it, somebody still aims at a row. */
const POINTER_MS = 5_000;
const FOCUS_MS = 15_000;

const NOBODY: ReadonlySet<string> = new Set();

/**
 * The rows of a list that does not move under who points at it or stands in it with the keys: what they say changes at
 * once, their order when one looks away, or asks for it by `apply`. `key` says what list it is; another one is shown as it is.
 */
export function useHeldRows<T extends { readonly id: string }>(
  now: readonly T[],
  key: string,
  isReady: boolean,
  place: RefObject<HTMLElement | null>,
): Held<T> & { readonly apply: () => void } {
  const [held, setHeld] = useState<{ readonly key: string; readonly rows: readonly T[] } | null>(null);
  const latest = useRef({ now, key, isReady });
  useEffect(() => {
    latest.current = { now, key, isReady };
  });

  useEffect(() => {
    const element = place.current;
    if (!element) return;
    let pointedAt = -Infinity;
    let focusedAt = -Infinity;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const check = () => {
      clearTimeout(timer);
      const time = performance.now();
      const hasFocus = element.contains(document.activeElement);
      const until = Math.max(pointedAt + POINTER_MS, hasFocus ? focusedAt + FOCUS_MS : -Infinity);
      if (until <= time || !latest.current.isReady) return setHeld(null);
      setHeld((before) =>
        before?.key === latest.current.key ? before : { key: latest.current.key, rows: latest.current.now },
      );
      timer = setTimeout(check, until - time + 10);
    };
    const point = (event: PointerEvent) => {
      // A finger that has left the glass points at nothing.
      if (event.pointerType === 'touch') return;
      pointedAt = performance.now();
      check();
    };
    const leave = () => {
      pointedAt = -Infinity;
      check();
    };
    const focus = () => {
      focusedAt = performance.now();
      check();
    };
    const blur = () => setTimeout(check);
    element.addEventListener('pointermove', point);
    element.addEventListener('pointerleave', leave);
    element.addEventListener('focusin', focus);
    element.addEventListener('keydown', focus);
    element.addEventListener('focusout', blur);
    return () => {
      clearTimeout(timer);
      element.removeEventListener('pointermove', point);
      element.removeEventListener('pointerleave', leave);
      element.removeEventListener('focusin', focus);
      element.removeEventListener('keydown', focus);
      element.removeEventListener('focusout', blur);
    };
  }, [place]);

  const frozen = held?.key === key ? held.rows : null;
  const shown = useMemo(
    () => (frozen === null || frozen === now ? { rows: now, gone: NOBODY, waiting: 0 } : heldRows(frozen, now)),
    [frozen, now],
  );
  const apply = () => setHeld((before) => before && { ...before, rows: now });
  return { ...shown, apply };
}
