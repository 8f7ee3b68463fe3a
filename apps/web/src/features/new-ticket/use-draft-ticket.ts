import { useEffect, useRef, useState } from 'react';
import { randomId } from '../../api/random-id.js';
import { useFiles, useWriting } from '../compose/index.js';
import { EMPTY, hasText, readDraft, valuesOf } from './draft.js';
import type { Draft, Values } from './draft.js';

const fresh = (values: Values): Draft => ({ values, key: randomId(), savedAt: '' });

/**
 * A ticket that is being written. Kept in this browser under the person's own name, and on the server for another browser of
 * theirs, until it is filed or thrown away: neither a lost network, a session that has ended nor a closed window takes it.
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

  const { keeper, kept: onServer } = useWriting(null, 'new_ticket');
  const files = useFiles(keeper, null, 'message');
  const isAsked = useRef(kept !== null);
  useEffect(() => {
    if (!onServer.isLoaded || isAsked.current) return;
    isAsked.current = true;
    const { fields, text } = onServer;
    const values = valuesOf({ ...fields, description: text });
    if (!hasText(values)) return;
    setDraft((now) => (hasText(now.values) ? now : { ...now, values, savedAt: new Date().toISOString() }));
    setIsRestored(true);
  }, [onServer]);

  const keep = (next: Draft) => {
    isAsked.current = true;
    setDraft(next);
    const { description, subject, serviceKey, impact, urgency, location } = next.values;
    keeper.set(description, { subject, serviceKey, impact, urgency, location });
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
    files,
    attached: onServer.files,
    /** The draft of it on the server, after all that was typed. */
    settled: () => keeper.settled(),
    set(change: Partial<Values>) {
      keep({ ...draft, values: { ...draft.values, ...change }, savedAt: new Date().toISOString() });
    },
    /** The same text as another ticket. Answers the key of it. */
    renewKey(): string {
      const key = randomId();
      keep({ ...draft, key, savedAt: new Date().toISOString() });
      return key;
    },
    /** Filed: the draft on the server went with it. */
    filed() {
      localStorage.removeItem(place);
      keeper.clear();
      setDraft(fresh(EMPTY));
    },
    clear() {
      localStorage.removeItem(place);
      for (const { id } of onServer.files) void files.remove(id);
      keeper.set('', {});
      void keeper.flush();
      setDraft(fresh(EMPTY));
      setIsRestored(false);
    },
  };
}
