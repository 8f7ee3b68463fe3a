import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';

interface RowFocus {
  /** The row on which the keys stand. */
  readonly activeId: string | null;
  readonly move: (to: 'first' | 'last' | 'next' | 'previous') => void;
  readonly onFocus: (id: string) => void;
  readonly onBlur: (next: EventTarget | null) => void;
}

/**
 * Moves the focus along the rows of a table by keys: to the first link or button of each row, so that Enter opens it
 * and a screen reader reads it. Keeps it on its row while rows come, go and change places.
 */
export function useRowFocus(
  ids: readonly string[],
  table: RefObject<HTMLElement | null>,
  scrollTo: (index: number) => void,
): RowFocus {
  const [activeId, setActiveId] = useState<string | null>(null);
  const lastIndex = useRef(0);
  const wanted = useRef<string | null>(null);
  const hasFocus = useRef(false);
  const index = activeId === null ? -1 : ids.indexOf(activeId);

  useEffect(() => {
    if (index >= 0) lastIndex.current = index;
    // The row has left: its place is taken by the next.
    else if (activeId !== null) setActiveId(ids[Math.min(lastIndex.current, ids.length - 1)] ?? null);
  }, [index, activeId, ids]);

  useLayoutEffect(() => {
    const isLost = hasFocus.current && document.activeElement === document.body;
    const id = wanted.current ?? (isLost ? activeId : null);
    if (id === null) return;
    const row = table.current?.querySelector(`[data-row="${CSS.escape(id)}"]`);
    const target = row?.querySelector<HTMLElement>('a[href], button');
    if (!target) return;
    target.focus({ preventScroll: true });
    wanted.current = null;
  });

  // Always the same, so that no row is drawn anew for them.
  const onFocus = useCallback((id: string) => {
    hasFocus.current = true;
    setActiveId(id);
  }, []);
  const onBlur = useCallback((next: EventTarget | null) => {
    // Without a next place the row may only be on the move in the document.
    if (next !== null) hasFocus.current = false;
  }, []);

  return {
    activeId,
    move(to) {
      if (ids.length === 0) return;
      const last = ids.length - 1;
      const next = {
        first: 0,
        last,
        next: Math.min(index + 1, last),
        previous: index < 0 ? 0 : Math.max(index - 1, 0),
      }[to];
      const id = ids[next] ?? null;
      wanted.current = id;
      scrollTo(next);
      setActiveId(id);
    },
    onFocus,
    onBlur,
  };
}
