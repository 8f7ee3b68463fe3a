import { IMPACTS, URGENCIES } from '@desk/contracts';
import type { Impact, PersonRef, Urgency } from '@desk/contracts';

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

export interface Draft {
  readonly values: Values;
  /** Idempotency key of this ticket: however often it is sent, it is filed once. */
  readonly key: string;
  readonly savedAt: string;
}

export const EMPTY: Values = {
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

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The texts and choices of a form, of which any may be missing or not ours. */
export function valuesOf(kept: Readonly<Partial<Record<keyof Values, unknown>>>): Values {
  return {
    ...EMPTY,
    serviceKey: text(kept.serviceKey),
    subject: text(kept.subject),
    description: text(kept.description),
    location: text(kept.location),
    impact: IMPACTS.find((known) => known === kept.impact) ?? EMPTY.impact,
    urgency: URGENCIES.find((known) => known === kept.urgency) ?? EMPTY.urgency,
  };
}

/** What a browser has kept, read at `now`; anything in it may be missing, old or not ours. */
export function readDraft(kept: string | null, now: number): Draft | null {
  try {
    const stored = JSON.parse(kept ?? '') as Partial<Draft> & { values: Partial<Values> };
    const { values, savedAt, key } = stored;
    if (!savedAt || !key || !(now - Date.parse(savedAt) < KEPT_MS)) return null;
    const { id, name } = values.colleague ?? {};
    return {
      key: text(key),
      savedAt: text(savedAt),
      values: {
        ...valuesOf(values),
        isForColleague: values.isForColleague === true,
        colleague: id && name ? { id: text(id), name: text(name) } : null,
      },
    };
  } catch {
    return null;
  }
}

export const hasText = ({ subject, description, location }: Values) =>
  `${subject}${description}${location}`.trim() !== '';
