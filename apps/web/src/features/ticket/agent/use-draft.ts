import type { DraftKind } from '@desk/contracts';
import { useState } from 'react';
import { useWriting } from '../../compose/index.js';

/**
 * A text of a dialog that survives a refusal, a reload and a lost network: kept on the server as one types, until it is sent
 * or thrown away. `kind` says what of the ticket it is, so that a note can never come back as a reply. `start` stands there
 * while nothing of one's own does.
 */
export function useDraft(ticketId: string, kind: DraftKind, start = '') {
  const { keeper, kept } = useWriting(ticketId, kind);
  const [isTouched, setIsTouched] = useState(false);
  return {
    text: kept.text === '' && !isTouched ? start : kept.text,
    set(next: string) {
      setIsTouched(next !== start);
      keeper.set(next === start ? '' : next);
    },
    /** It was sent: nobody needs it any more. */
    clear() {
      setIsTouched(false);
      keeper.set('');
      void keeper.flush();
    },
  };
}
