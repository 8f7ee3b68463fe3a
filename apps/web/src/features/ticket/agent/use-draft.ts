import { useState } from 'react';
import { useMe } from '../../../api/session.js';

/**
 * A text that survives a refusal, a reload and a lost network: kept in this window until it is sent or thrown away.
 * `name` says what of the ticket it is, so that a note can never come back as a reply.
 */
export function useDraft(ticketId: string, name: string, start = '') {
  const key = `desk.draft.${useMe().id}.${ticketId}.${name}`;
  const [text, setText] = useState(() => sessionStorage.getItem(key) ?? start);
  return {
    text,
    set(next: string) {
      setText(next);
      if (next === '' || next === start) sessionStorage.removeItem(key);
      else sessionStorage.setItem(key, next);
    },
    clear() {
      setText(start);
      sessionStorage.removeItem(key);
    },
  };
}

export interface Draft {
  readonly name: string;
  readonly text: string;
}

/** Everything that a person has written for a ticket in this window and not sent. */
export function draftsOf(personId: string, ticketId: string): readonly Draft[] {
  const start = `desk.draft.${personId}.${ticketId}.`;
  return Object.keys(sessionStorage)
    .filter((key) => key.startsWith(start))
    .sort()
    .map((key) => ({ name: key.slice(start.length), text: sessionStorage.getItem(key) ?? '' }));
}
