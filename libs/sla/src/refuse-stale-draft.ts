import type { DeclarationContent } from '@desk/contracts';
import { Problem } from '@desk/platform';
import { compareContents } from './domain/compare-contents.js';
import type { StoredDraft } from './drafts.repository.js';

/** Throws 409 unless the draft is still as it was at `revision`; `sent` is what would have taken its place. */
export function refuseStaleDraft(draft: StoredDraft, revision: number, sent: DeclarationContent | null): void {
  if (draft.revision === revision) return;
  const differences = sent === null ? [] : compareContents(sent, draft.content);
  throw new Problem('stale_version', 'Somebody changed the draft meanwhile: read it again, and put yours on top.', {
    current: {
      version: draft.revision,
      changes: Object.fromEntries(differences.map(({ pointer, before, after }) => [pointer, [before, after]])),
    },
  });
}
