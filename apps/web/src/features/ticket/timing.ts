import { useCallback, useSyncExternalStore } from 'react';
import { useMe } from '../../api/session.js';
import { attention } from './attention.js';

export type TimedKind = 'call' | 'visit';

/** A call or visit that somebody has started and not yet stopped. */
export interface Timing {
  readonly kind: TimedKind;
  readonly ticketId: string;
  readonly number: string;
  readonly startedAt: string;
}

const CHANGED = 'desk:timing';
const placeOf = (personId: string) => `desk.timing.${personId}`;

function subscribe(listener: () => void): () => void {
  window.addEventListener('storage', listener);
  window.addEventListener(CHANGED, listener);
  return () => {
    window.removeEventListener('storage', listener);
    window.removeEventListener(CHANGED, listener);
  };
}

function read(text: string | null): Timing | null {
  if (text === null) return null;
  try {
    return JSON.parse(text) as Timing;
  } catch {
    return null;
  }
}

/** The running call or visit of the person at the screen, the same in all windows of this browser. At most one runs. */
export function useTiming() {
  const me = useMe();
  const place = placeOf(me.id);
  const text = useSyncExternalStore(subscribe, () => localStorage.getItem(place));
  const write = useCallback(
    (timing: Timing | null) => {
      if (timing) localStorage.setItem(place, JSON.stringify(timing));
      else localStorage.removeItem(place);
      window.dispatchEvent(new Event(CHANGED));
    },
    [place],
  );
  const stop = useCallback(() => {
    const running = read(localStorage.getItem(place));
    if (!running) return;
    attention.mark(`stop_${running.kind}`, running.ticketId, me.id);
    write(null);
  }, [place, me.id, write]);
  const start = useCallback(
    (kind: TimedKind, ticket: { readonly id: string; readonly number: string }) => {
      stop();
      attention.mark(`start_${kind}`, ticket.id, me.id);
      write({ kind, ticketId: ticket.id, number: ticket.number, startedAt: new Date().toISOString() });
    },
    [me.id, stop, write],
  );
  return { running: read(text), start, stop };
}
