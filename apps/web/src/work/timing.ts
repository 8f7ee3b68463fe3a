import { useMemo, useSyncExternalStore } from 'react';
import { useMe } from '../api/session.js';
import { attention } from './attention.js';

export type TimedKind = 'call' | 'visit';

/** A call or visit that somebody has started and not yet stopped. */
export interface Timing {
  readonly kind: TimedKind;
  /** null while a call has no ticket yet. */
  readonly ticket: { readonly id: string; readonly number: string } | null;
  readonly startedAt: string;
}

/** A longer one was forgotten; the server does not count it either. */
const LONGEST_CALL_MS = 4 * 3_600_000;

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
    const timing = JSON.parse(text) as Timing;
    return typeof timing.startedAt === 'string' && timing.ticket !== undefined ? timing : null;
  } catch {
    return null;
  }
}

const isForgotten = ({ ticket, startedAt }: Timing): boolean =>
  ticket === null && Date.now() - Date.parse(startedAt) > LONGEST_CALL_MS;

/** The running call or visit of the person at the screen, the same in all windows of this browser. At most one runs. */
export function useTiming() {
  const myId = useMe().id;
  const place = placeOf(myId);
  const text = useSyncExternalStore(subscribe, () => localStorage.getItem(place));
  const running = useMemo(() => read(text), [text]);
  const acts = useMemo(() => {
    const current = () => read(localStorage.getItem(place));
    const write = (timing: Timing | null) => {
      if (timing) localStorage.setItem(place, JSON.stringify(timing));
      else localStorage.removeItem(place);
      window.dispatchEvent(new Event(CHANGED));
    };
    const stop = () => {
      const now = current();
      if (now?.ticket) attention.mark(`stop_${now.kind}`, now.ticket.id, myId);
      if (now) write(null);
    };
    const start = (kind: TimedKind, { id, number }: { readonly id: string; readonly number: string }) => {
      stop();
      attention.mark(`start_${kind}`, id, myId);
      write({ kind, ticket: { id, number }, startedAt: new Date().toISOString() });
    };
    return {
      stop,
      start,
      /** The phone is answered; what it is about, nobody knows yet. */
      startCall: () => {
        stop();
        write({ kind: 'call', ticket: null, startedAt: new Date().toISOString() });
      },
      /** The call is about this ticket, and has been from its start. */
      callIsAbout: ({ id, number }: { readonly id: string; readonly number: string }) => {
        const now = current();
        if (now?.kind !== 'call' || now.ticket !== null || isForgotten(now)) return start('call', { id, number });
        attention.markEarlier(id, myId, [{ kind: 'start_call', at: now.startedAt }]);
        write({ ...now, ticket: { id, number } });
      },
      /** The call was about this ticket from its start, and is over. */
      callWasAbout: ({ id }: { readonly id: string }) => {
        const now = current();
        if (now?.kind !== 'call' || now.ticket !== null) return;
        write(null);
        if (isForgotten(now)) return;
        attention.markEarlier(id, myId, [
          { kind: 'start_call', at: now.startedAt },
          { kind: 'stop_call', at: new Date().toISOString() },
        ]);
      },
    };
  }, [place, myId]);
  return { running, ...acts };
}
