import { CITY_TIME_ZONE, type DeclarationDraft } from '@desk/contracts';
import type { Temporal } from 'temporal-polyfill';
import { declarationFaults } from './domain/declaration-faults.js';
import { draftHead, type StoredDraft, type Surroundings } from './drafts.repository.js';

/** A draft with all that keeps it from being published as it stands. */
export function draftView(draft: StoredDraft, around: Surroundings, now: Temporal.Instant): DeclarationDraft {
  const today = now.toZonedDateTimeISO(CITY_TIME_ZONE).toPlainDate();
  const faults = declarationFaults(draft.content, around, { today, newestFrom: around.newestFrom, validFrom: null });
  return { ...draftHead(draft), revision: draft.revision, content: draft.content, faults };
}
