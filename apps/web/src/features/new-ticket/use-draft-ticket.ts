import { IMPACTS, URGENCIES } from '@desk/contracts';
import type { Impact, PersonRef, Urgency } from '@desk/contracts';
import { useState } from 'react';
import { randomId } from '../../api/random-id.js';

export interface Values {
  readonly serviceKey: string;
  readonly subject: string;
  readonly description: string;
  readonly impact: Impact;
  readonly urgency: Urgency;
  readonly location: string;
  readonly isForColleague: boolean;
  readonly colleague: PersonRef | null;
}

interface Draft {
  readonly values: Values;
  /** Idempotency key of this ticket: however often it is sent, it is filed once. */
  readonly key: string;
  readonly savedAt: string;
}

const EMPTY: Values = {
  serviceKey: '',
  subject: '',
  description: '',
  impact: 'low',
  urgency: 'medium',
  location: '',
  isForColleague: false,
  colleague: null,
};

/** As long as the server knows a key again. */
const KEPT_MS = 7 * 24 * 3_600_000;

const fresh = (values: Values): Draft => ({ values, key: randomId(), savedAt: '' });
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What this browser has kept; anything in it may be missing, old or not ours. */
function readDraft(place: string): Draft | null {
  try {
    const stored = JSON.parse(localStorage.getItem(place) ?? '') as Partial<Draft> & { values: Partial<Values> };
    const { values, savedAt, key } = stored;
    if (!savedAt || !key || !(Date.now() - Date.parse(savedAt) < KEPT_MS)) return null;
    const { id, name } = values.colleague ?? {};
    return {
      key: text(key),
      savedAt: text(savedAt),
      values: {
        serviceKey: text(values.serviceKey),
        subject: text(values.subject),
        description: text(values.description),
        location: text(values.location),
        impact: IMPACTS.find((known) => known === values.impact) ?? EMPTY.impact,
        urgency: URGENCIES.find((known) => known === values.urgency) ?? EMPTY.urgency,
        isForColleague: values.isForColleague === true,
        colleague: id && name ? { id: text(id), name: text(name) } : null,
      },
    };
  } catch {
    return null;
  }
}

const hasText = ({ subject, description, location }: Values) => `${subject}${description}${location}`.trim() !== '';

/**
 * A ticket that is being written. Kept in this browser under the person's own name until it is filed or thrown away, so that
 * neither a lost network, a session that has ended nor a closed window takes what was typed.
 */
export function useDraftTicket(personId: string, wish: { readonly serviceKey: string; readonly subject: string }) {
  const place = `desk.new-ticket.${personId}`;
  const [kept] = useState(() => readDraft(place));
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
