import type { QueueRow } from '@desk/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { queryKeys } from '../../api/query-keys.js';
import { QueueFeed } from './queue-feed.js';
import type { QueueState } from './queue-feed.js';

/** The queue of a team, live. Coming back to it shows at once what was there, while it is fetched anew. */
export function useQueue(teamKey: string): QueueState & { readonly reload: () => void } {
  const client = useQueryClient();
  const feed = useRef<QueueFeed | null>(null);
  const [state, setState] = useState<QueueState>(() => ({
    rows: client.getQueryData<readonly QueueRow[]>(queryKeys.queue(teamKey)) ?? [],
    isWhole: false,
    isCut: false,
    error: null,
  }));

  useEffect(() => {
    const key = queryKeys.queue(teamKey);
    const started = new QueueFeed(teamKey, client.getQueryData<readonly QueueRow[]>(key) ?? [], (next) => {
      // Kept with all else that is fetched, so that it goes when another person signs in.
      client.setQueryData(key, next.rows);
      setState(next);
    });
    feed.current = started;
    started.start();
    return () => started.stop();
  }, [teamKey, client]);

  return { ...state, reload: () => void feed.current?.load() };
}
