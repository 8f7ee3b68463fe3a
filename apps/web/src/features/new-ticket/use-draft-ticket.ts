import { useState } from 'react';
import { randomId } from '../../api/random-id.js';
import { EMPTY, hasText, readDraft } from './draft.js';
import type { Draft, Values } from './draft.js';

const fresh = (values: Values): Draft => ({ values, key: randomId(), savedAt: '' });

/**
 * A ticket that is being written. Kept in this browser under the person's own name until it is filed or thrown away, so that
 * neither a lost network, a session that has ended nor a closed window takes what was typed.
 */
export function useDraftTicket(personId: string, wish: { readonly serviceKey: string; readonly subject: string }) {
  const place = `desk.new-ticket.${personId}`;
  const [kept] = useState(() => readDraft(localStorage.getItem(place), Date.now()));
  const [draft, setDraft] = useState<Draft>(() => {
    const { values, ...rest } = kept ?? fresh(EMPTY);
    const isFree = values.subject === '' || values.description === '';
    return {
      ...rest,
      values: {
        ...values,
        ...(wish.serviceKey && { serviceKey: wish.serviceKey }),
        ...(wish.subject && isFree && { subject: wish.subject }),
      },
    };
  });
  const [isRestored, setIsRestored] = useState(kept !== null && hasText(kept.values));

  const keep = (next: Draft) => {
    setDraft(next);
    try {
      localStorage.setItem(place, JSON.stringify(next));
    } catch {
      // No room, or none allowed: the form itself still holds what was typed.
    }
  };
  return {
    values: draft.values,
    key: draft.key,
    savedAt: draft.savedAt,
    /** Begun at another time, and found again. */
    isRestored,
    set(change: Partial<Values>) {
      keep({ ...draft, values: { ...draft.values, ...change }, savedAt: new Date().toISOString() });
    },
    /** The same text as another ticket. Answers the key of it. */
    renewKey(): string {
      const key = randomId();
      keep({ ...draft, key, savedAt: new Date().toISOString() });
      return key;
    },
    clear() {
      localStorage.removeItem(place);
      setDraft(fresh(EMPTY));
      setIsRestored(false);
    },
  };
}
