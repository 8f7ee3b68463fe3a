import type { PresenceUpdate } from '@desk/contracts';
import { useCallback, useEffect, useRef, useState } from 'react';
import { live } from '../../../api/live.js';

/** So long after the last key somebody still counts as writing. */
const WRITING_MS = 6000;

/** Who else is at the ticket, and the word to them that one writes. */
export function usePresence(ticketId: string, myId: string) {
  const [people, setPeople] = useState<PresenceUpdate['people']>([]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    const stop = live.watchTicket(ticketId, (update) => setPeople(update.people));
    live.setPresence(ticketId, 'looking');
    return () => {
      clearTimeout(timer.current);
      live.setPresence(ticketId, null);
      stop();
      setPeople([]);
    };
  }, [ticketId]);

  const onWriting = useCallback(() => {
    live.setPresence(ticketId, 'writing');
    clearTimeout(timer.current);
    timer.current = setTimeout(() => live.setPresence(ticketId, 'looking'), WRITING_MS);
  }, [ticketId]);

  return { others: people.filter(({ id }) => id !== myId), onWriting };
}
