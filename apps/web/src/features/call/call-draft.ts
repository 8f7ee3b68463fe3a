import type { Impact, PersonHit, Urgency } from '@desk/contracts';
import { useState } from 'react';

export interface CallValues {
  readonly serviceKey: string;
  readonly subject: string;
  readonly description: string;
  readonly location: string;
  readonly impact: Impact;
  readonly urgency: Urgency;
}

interface CallDraftValue extends CallValues {
  readonly person: PersonHit | null;
}

const EMPTY: CallDraftValue = {
  person: null,
  serviceKey: '',
  subject: '',
  description: '',
  location: '',
  impact: 'low',
  urgency: 'medium',
};

function read(key: string): CallDraftValue {
  try {
    return { ...EMPTY, ...(JSON.parse(sessionStorage.getItem(key) ?? '{}') as Partial<CallDraftValue>) };
  } catch {
    return EMPTY;
  }
}

export type CallDraft = ReturnType<typeof useCallDraft>;

/** What is written down of a call: kept in this window while one looks something up elsewhere, until it is a ticket. */
export function useCallDraft(personId: string) {
  const key = `desk.call.${personId}`;
  const [value, setValue] = useState(() => read(key));
  return {
    value,
    set(change: Partial<CallDraftValue>) {
      const next = { ...value, ...change };
      setValue(next);
      sessionStorage.setItem(key, JSON.stringify(next));
    },
    clear: () => sessionStorage.removeItem(key),
  };
}
