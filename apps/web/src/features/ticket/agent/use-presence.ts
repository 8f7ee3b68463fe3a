import { useCallback, useEffect, useRef } from 'react';
import { live } from '../../../api/live.js';
import { usePresentAt } from '../../../api/presence.js';

/** So long after the last key somebody still counts as writing. */
const WRITING_MS = 6000;

/** Who else is at the ticket, and the word to them that one writes. `teamKey`: in whose queue it stands. */
export function usePresence(ticketId: string, teamKey: string) {
  const others = usePresentAt(ticketId);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const queue = useRef(teamKey);

  useEffect(() => {
    const stop = live.watchTicket(ticketId);
    live.setPresence(ticketId, 'looking');
    return () => {
      clearTimeout(timer.current);
      live.setPresence(ticketId, null);
      stop();
    };
  }, [ticketId]);

  useEffect(() => {
    if (queue.current !== teamKey) live.moved(ticketId);
    queue.current = teamKey;
  }, [ticketId, teamKey]);

  const onWriting = useCallback(() => {
    live.setPresence(ticketId, 'writing');
    clearTimeout(timer.current);
    timer.current = setTimeout(() => live.setPresence(ticketId, 'looking'), WRITING_MS);
  }, [ticketId]);

  return { others, onWriting };
}
