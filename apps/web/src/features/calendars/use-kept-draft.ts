import { useState } from 'react';
import { readDraft } from './draft.js';
import type { Draft } from './draft.js';

/** What was typed stays in this window until it is saved, also when one is signed out or leaves the page. */
export function useKeptDraft(name: string, fresh: Draft) {
  const place = `desk.calendar.${name}`;
  const [kept, setKept] = useState(() => readDraft(sessionStorage.getItem(place)));
  return {
    draft: kept ?? fresh,
    isKept: kept !== null,
    set(draft: Draft): void {
      sessionStorage.setItem(place, JSON.stringify(draft));
      setKept(draft);
    },
    clear(): void {
      sessionStorage.removeItem(place);
      setKept(null);
    },
  };
}
