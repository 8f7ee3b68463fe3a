import { useSyncExternalStore } from 'react';

const TICK_MS = 15_000;
/** Below this the difference is the network's, not the clock's. */
const TOLERATED_MS = 5000;

let offsetMs = 0;
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

function tick(): void {
  now = Date.now() + offsetMs;
  listeners.forEach((listener) => listener());
}

/** Countdowns follow the server's time, for a browser's clock may be wrong. */
export function followServerTime(serverNow: number): void {
  const measured = serverNow - Date.now();
  const next = Math.abs(measured) > TOLERATED_MS ? measured : 0;
  if (Math.abs(next - offsetMs) <= TOLERATED_MS) return;
  offsetMs = next;
  tick();
}

document.addEventListener('visibilitychange', () => {
  if (!document.hidden && listeners.size > 0) tick();
});

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    tick();
    timer = setInterval(tick, TICK_MS);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) clearInterval(timer);
  };
}

/** The time in epoch milliseconds; renders anew each 15 s, from one timer for the whole page. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now);
}
