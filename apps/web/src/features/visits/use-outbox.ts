import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { call } from '../../api/client.js';
import { isProblem } from '../../api/problems.js';
import { queryKeys } from '../../api/query-keys.js';
import { useMe } from '../../api/session.js';
import { readWaiting, secondsAgo, withPressed, without, withoutVisit, type Pressed } from './outbox.js';

const RETRY_MS = 8_000;
const CHANGED = 'desk:visits';

function subscribe(listener: () => void): () => void {
  window.addEventListener('storage', listener);
  window.addEventListener(CHANGED, listener);
  return () => {
    window.removeEventListener('storage', listener);
    window.removeEventListener(CHANGED, listener);
  };
}

/** One at a time in this window. Two windows that send the same do no harm: the server counts it once. */
let isSending = false;

const send = (pressed: Pressed) => {
  const params = { id: pressed.visitId };
  const ago = secondsAgo(pressed, Date.now());
  return pressed.kind === 'start'
    ? call('startVisit', { params, body: { secondsAgo: ago } })
    : call('stopVisit', { params, body: { outcome: pressed.outcome, result: pressed.result, secondsAgo: ago } });
};

/**
 * Starts and stops, kept in the browser until the server has answered. What it refuses is taken out and said; what did
 * not come through is sent again, in order, also after a reload.
 */
export function useOutbox() {
  const place = `desk.visits.${useMe().id}`;
  const client = useQueryClient();
  const stored = useSyncExternalStore(subscribe, () => localStorage.getItem(place));
  const waiting = useMemo(() => readWaiting(stored), [stored]);
  const [refused, setRefused] = useState<{ readonly visitId: string; readonly error: unknown } | null>(null);

  const write = useCallback(
    (change: (before: readonly Pressed[]) => readonly Pressed[]) => {
      localStorage.setItem(place, JSON.stringify(change(readWaiting(localStorage.getItem(place)))));
      window.dispatchEvent(new Event(CHANGED));
    },
    [place],
  );

  const flush = useCallback(async () => {
    if (isSending) return;
    isSending = true;
    try {
      for (;;) {
        const [next] = readWaiting(localStorage.getItem(place));
        if (!next) return;
        let isRefused = false;
        try {
          await send(next);
          if (next.kind === 'stop') localStorage.removeItem(resultPlace(next.visitId));
        } catch (error) {
          // Nobody knows whether it got there: the same once more does no harm.
          if (isProblem(error, 'offline', 'unavailable', 'unreadable', 'not_signed_in', 'too_many_requests')) return;
          isRefused = true;
          setRefused({ visitId: next.visitId, error });
        }
        await client.invalidateQueries({ queryKey: queryKeys.visits });
        void client.invalidateQueries({ queryKey: queryKeys.allTickets });
        write((before) => (isRefused ? withoutVisit(before, next) : without(before, next)));
      }
    } finally {
      isSending = false;
    }
  }, [place, client, write]);

  const isWaiting = waiting.length > 0;
  useEffect(() => {
    if (!isWaiting) return undefined;
    const again = () => void flush();
    again();
    const timer = setInterval(again, RETRY_MS);
    window.addEventListener('online', again);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', again);
    };
  }, [isWaiting, flush]);

  const press = (pressed: Pressed) => {
    setRefused(null);
    write((before) => withPressed(before, pressed));
    void flush();
  };
  return { waiting, refused, press };
}

export type Outbox = ReturnType<typeof useOutbox>;

/** Where what one types of a visit is kept until it is told. */
export const resultPlace = (visitId: string): string => `desk.visit-result.${visitId}`;
