import type { CountersUpdate, ViewList } from '@desk/contracts';

/**
 * The list of views with what is newly known of the queues. An update older than what is known changes nothing: two
 * workers may overtake each other.
 */
export function withCounters(list: ViewList, update: CountersUpdate): ViewList {
  if (update.at < list.counters.at) return list;
  const queues = new Map(list.counters.queues.map((queue) => [queue.teamKey, queue]));
  for (const queue of update.queues) queues.set(queue.teamKey, queue);
  const mine = update.mine ?? list.counters.mine;
  const counters = { at: update.at, queues: [...queues.values()], ...(mine === undefined ? {} : { mine }) };
  const counted = (id: string): number | undefined => {
    if (id === 'my_work') return mine;
    const of = list.live.find(({ view }) => view === id);
    return of?.teamKeys.reduce((sum, key) => sum + (queues.get(key)?.[of.of] ?? 0), 0);
  };
  return {
    ...list,
    counters,
    items: list.items.map((item) => {
      const count = counted(item.id);
      return count === undefined || count === item.count?.count
        ? item
        : { ...item, count: { count, exact: true, changesAt: null } };
    }),
  };
}
