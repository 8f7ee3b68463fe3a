import { useMemo, useSyncExternalStore } from 'react';
import { useMe } from '../api/session.js';

/** More tabs than this nobody finds their way in. */
const MOST = 12;
const CHANGED = 'desk:open-tickets';

function subscribe(listener: () => void): () => void {
  window.addEventListener('storage', listener);
  window.addEventListener(CHANGED, listener);
  return () => {
    window.removeEventListener('storage', listener);
    window.removeEventListener(CHANGED, listener);
  };
}

function read(text: string | null): readonly string[] {
  try {
    const numbers: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(numbers) ? numbers.filter((one) => typeof one === 'string').slice(0, MOST) : [];
  } catch {
    return [];
  }
}

/** With one more, the one that was opened longest ago gives way. */
export const withOpened = (numbers: readonly string[], number: string): readonly string[] =>
  numbers.includes(number) ? numbers : [...numbers.slice(-(MOST - 1)), number];

/** The one that is shown when a tab is closed: its neighbour on the right, else on the left; null: none is left. */
export function neighbour(numbers: readonly string[], number: string): string | null {
  const at = numbers.indexOf(number);
  return numbers[at + 1] ?? numbers[at - 1] ?? null;
}

/**
 * The tickets that the person at the screen has open, by number; the same in all windows of this browser, kept until
 * closed. Only numbers are kept: what they are about is asked for again.
 */
export function useOpenTickets() {
  const place = `desk.open.${useMe().id}`;
  const text = useSyncExternalStore(subscribe, () => localStorage.getItem(place));
  const numbers = useMemo(() => read(text), [text]);
  const acts = useMemo(() => {
    const write = (next: readonly string[]) => {
      localStorage.setItem(place, JSON.stringify(next));
      window.dispatchEvent(new Event(CHANGED));
    };
    const stored = () => read(localStorage.getItem(place));
    return {
      open: (number: string) => {
        const before = stored();
        if (!before.includes(number)) write(withOpened(before, number));
      },
      close: (number: string) => write(stored().filter((one) => one !== number)),
    };
  }, [place]);
  return { numbers, ...acts };
}
