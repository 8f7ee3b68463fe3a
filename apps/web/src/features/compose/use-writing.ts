import { DRAFT_KINDS, type DraftKind } from '@desk/contracts';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { call } from '../../api/client.js';
import { live } from '../../api/live.js';
import { useMe } from '../../api/session.js';
import { TextKeeper, type Kept } from './text-keeper.js';

/** One for each place while it is on the page, so that two parts of it never save against each other. */
const keepers = new Map<string, TextKeeper>();

const later = (work: () => void, ms: number) => {
  const timer = setTimeout(work, ms);
  return () => clearTimeout(timer);
};

function keeperOf(personId: string, ticketId: string | null, kind: DraftKind): TextKeeper {
  const key = `${personId} ${ticketId} ${kind}`;
  const known = keepers.get(key);
  if (known) return known;
  const keeper = new TextKeeper({ personId, ticketId, kind }, { call, storage: sessionStorage, later });
  keepers.set(key, keeper);
  return keeper;
}

/** What one is writing in a place, kept on the server as one types. */
export function useWriting(ticketId: string | null, kind: DraftKind): { keeper: TextKeeper; kept: Kept } {
  const { id } = useMe();
  const keeper = useMemo(() => keeperOf(id, ticketId, kind), [id, ticketId, kind]);
  const kept = useSyncExternalStore(keeper.subscribe, keeper.state);
  useEffect(() => {
    void keeper.load();
    const onLeave = () => void keeper.flush(true);
    // Whoever comes back to a window sees what they wrote in another.
    const onVisibility = () => (document.hidden ? onLeave() : void keeper.load());
    const stop = live.onChanged((hint) => hint.topic === 'writing' && hint.id === ticketId && void keeper.load());
    window.addEventListener('pagehide', onLeave);
    document.addEventListener('visibilitychange', onVisibility);
    return () => {
      stop();
      window.removeEventListener('pagehide', onLeave);
      document.removeEventListener('visibilitychange', onVisibility);
      void keeper.flush();
    };
  }, [keeper, ticketId]);
  return { keeper, kept };
}

export interface Typed {
  readonly kind: DraftKind;
  readonly text: string;
}

/**
 * What was typed for a ticket in this window: also the last keys before one's right to it ended, of which the server heard too
 * late to keep them.
 */
export function useTyped(ticketId: string): readonly Typed[] {
  const { id } = useMe();
  return DRAFT_KINDS.flatMap((kind) => {
    const { text } = keeperOf(id, ticketId, kind).state();
    return text.trim() === '' ? [] : [{ kind, text }];
  });
}
