import type { DeclarationDraft } from '@desk/contracts';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { call } from '../../../api/client.js';
import { useMe } from '../../../api/session.js';
import { DraftKeeper, type DraftState, type Shelf, type Unsaved } from './draft-keeper.js';

/** A draft that is saved while it is typed, also when one leaves the page, and asked about when the window is closed. */
export function useDraftKeeper(draft: DeclarationDraft): { readonly keeper: DraftKeeper; readonly state: DraftState } {
  const me = useMe();
  const [keeper] = useState(() => {
    const params = { id: draft.id };
    return new DraftKeeper(
      draft,
      {
        save: (revision, content) => call('saveDraft', { params, body: { revision, content } }),
        load: () => call('draft', { params }),
      },
      shelfOf(`desk.declaration.${me.id}.${draft.id}`),
    );
  });
  const state = useSyncExternalStore(keeper.subscribe, keeper.state);

  useEffect(() => {
    const save = () => void keeper.flush().catch(() => undefined);
    const ask = (event: BeforeUnloadEvent) => {
      if (keeper.state().saving === 'saved') return;
      save();
      event.preventDefault();
    };
    window.addEventListener('online', save);
    window.addEventListener('beforeunload', ask);
    return () => {
      window.removeEventListener('online', save);
      window.removeEventListener('beforeunload', ask);
      save();
    };
  }, [keeper]);

  return { keeper, state };
}

function shelfOf(key: string): Shelf {
  return {
    read: () => {
      const text = sessionStorage.getItem(key);
      return text === null ? null : (JSON.parse(text) as Unsaved);
    },
    write: (unsaved) => {
      if (unsaved === null) sessionStorage.removeItem(key);
      else sessionStorage.setItem(key, JSON.stringify(unsaved));
    },
  };
}
