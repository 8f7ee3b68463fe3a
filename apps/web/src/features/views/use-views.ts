import type { QueueRow, ViewItem, ViewList } from '@desk/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { call } from '../../api/client.js';
import { live } from '../../api/live.js';
import { queryKeys } from '../../api/query-keys.js';
import { useMe } from '../../api/session.js';
import { searchSource, viewSource } from './list-sources.js';
import { withCounters } from './view-counts.js';
import { NOTHING_YET, ViewFeed, type ListSource, type ViewState } from './view-feed.js';

/** What no counter is pushed of is counted anew so often while something happens, and when nothing does. */
const BUSY_MS = 15_000;
const QUIET_MS = 60_000;

/** All views with counts that are live: those of the queues by themselves, the others some seconds later. */
export function useViews() {
  const client = useQueryClient();
  const query = useQuery({
    queryKey: queryKeys.views,
    queryFn: ({ signal }) => call('views', { signal }),
    refetchInterval: ({ state }) => untilChange(state.data),
  });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = live.onCounters((update) => {
      client.setQueryData<ViewList>(queryKeys.views, (list) => list && withCounters(list, update));
      timer ??= setTimeout(() => {
        timer = undefined;
        if (document.visibilityState === 'visible') void client.invalidateQueries({ queryKey: queryKeys.views });
      }, BUSY_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [client]);
  return query;
}

/** What is due soon changes by time alone: then it is asked for again, at once. */
function untilChange(list: ViewList | undefined): number {
  const next = list?.items.flatMap(({ count }) => (count?.changesAt == null ? [] : Date.parse(count.changesAt)));
  const left = Math.min(...(next ?? []), Infinity) - Date.now();
  return Math.min(QUIET_MS, Math.max(1_000, left));
}

/** The rows of a view, live. */
export function useView(view: ViewItem): ListRows {
  const { id: myId } = useMe();
  const key = JSON.stringify([view.id, view.revision, view.filters, view.order]);
  // One's own work can come from anywhere.
  return useRows(key, () => viewSource(view, myId), view.id === 'my_work');
}

/** What a search finds, live. */
export function useSearch(q: string): ListRows {
  return useRows(JSON.stringify(['search', q]), () => searchSource(q), false);
}

type ListRows = ViewState & { readonly reload: () => void };

/** `key` says what list it is: another one is followed from its beginning. */
function useRows(key: string, source: () => ListSource, isOwnWork: boolean): ListRows {
  const client = useQueryClient();
  const feed = useRef<ViewFeed | null>(null);
  const [state, setState] = useState<ViewState & { readonly key: string }>({ ...NOTHING_YET, key });
  const latest = useRef(source);
  useEffect(() => {
    latest.current = source;
  });
  useEffect(() => {
    const kept = ['view-rows', key];
    const shown = client.getQueryData<readonly QueueRow[]>(kept);
    if (shown) setState({ ...NOTHING_YET, rows: shown, key });
    const started = new ViewFeed(latest.current(), (next) => {
      // Kept with all else that is fetched, so that it goes when another person signs in.
      client.setQueryData(kept, next.rows);
      setState({ ...next, key });
    });
    feed.current = started;
    started.start();
    const stop = live.onCounters(({ mine }) => mine !== undefined && isOwnWork && started.again());
    return () => {
      stop();
      started.stop();
    };
  }, [key, isOwnWork, client]);
  const current = state.key === key ? state : NOTHING_YET;
  return { ...current, reload: () => void feed.current?.load() };
}
