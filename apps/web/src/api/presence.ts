import type { PresenceUpdate } from '@desk/contracts';
import { useMemo, useSyncExternalStore } from 'react';
import { live } from './live.js';
import { useMe } from './session.js';

/** Who else is at a ticket that one watches, or that stands in a queue that one follows. */
export function usePresentAt(ticketId: string): PresenceUpdate['people'] {
  const myId = useMe().id;
  const people = useSyncExternalStore(live.subscribePresence, () => live.presentAt(ticketId));
  return useMemo(() => people.filter(({ id }) => id !== myId), [people, myId]);
}
