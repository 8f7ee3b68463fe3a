import type { ViewItem } from '@desk/contracts';
import { call } from '../../api/client.js';
import type { ListSource } from './view-feed.js';
import { matchesView } from './view-rows.js';

const MOST_OF_VIEW = 10_000;
/** Who finds more than this says more. */
const MOST_FOUND = 400;
/** One waits for the first of them. */
const FOUND_AT_ONCE = 100;

export function viewSource({ id, filters, order }: ViewItem, myId: string): ListSource {
  return {
    page: (query, signal) => call('viewTickets', { params: { id }, query, signal }),
    matches:
      id === 'watched' ? (row, listed) => listed.has(row.id) : (row) => matchesView(row, filters, myId, Date.now()),
    order,
    most: MOST_OF_VIEW,
    goesByTime: filters.dueWithinMinutes !== undefined,
  };
}

/** What was found stays in the list, whatever becomes of it. */
export function searchSource(q: string): ListSource {
  return {
    page: (query, signal) => call('searchTickets', { query: { q, ...query, limit: FOUND_AT_ONCE }, signal }),
    matches: (row, listed) => listed.has(row.id),
    order: 'filed',
    most: MOST_FOUND,
    goesByTime: false,
  };
}
