import { OPEN_STATES, PRIORITIES } from '@desk/contracts';
import type { QueueRow } from '@desk/contracts';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';

export const WHOSE = ['all', 'none', 'me'] as const;
export type Whose = (typeof WHOSE)[number];

/** What of a queue is shown; empty text or null: all. */
export interface QueueFilters {
  readonly whose: Whose;
  readonly state: string;
  readonly priority: string;
  readonly service: string;
  readonly agency: string;
  readonly text: string;
}

export type FilterName = 'assignee' | 'state' | 'priority' | 'service' | 'agency' | 'q';

const oneOf = (value: string | null, known: readonly (string | number)[]): string =>
  value !== null && known.some((one) => String(one) === value) ? value : '';

/** Keeps the filters in the address, so that a view can be kept, shared and come back to. */
export function useQueueFilters() {
  const [search, setSearch] = useSearchParams();
  const filters = useMemo<QueueFilters>(() => {
    const assignee = search.get('assignee');
    return {
      whose: assignee === 'none' || assignee === 'me' ? assignee : 'all',
      state: oneOf(search.get('state'), OPEN_STATES),
      priority: oneOf(search.get('priority'), PRIORITIES),
      service: search.get('service') ?? '',
      agency: search.get('agency') ?? '',
      text: search.get('q') ?? '',
    };
  }, [search]);
  return {
    filters,
    isFiltered: search.size > 0,
    set: (name: FilterName, value: string) =>
      setSearch(
        (before) => {
          const next = new URLSearchParams(before);
          if (value === '' || value === 'all') next.delete(name);
          else next.set(name, value);
          return next;
        },
        { replace: true },
      ),
    clear: () => setSearch({}, { replace: true }),
  };
}

/** Every word must be found in the number, the subject or one of the names. */
function hasWords(row: QueueRow, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const text = [row.number, row.subject, row.requesterName, row.service.name, row.agency.name, row.assignee?.name]
    .join(' ')
    .toLowerCase();
  return words.every((word) => text.includes(word));
}

export function filterRows(rows: readonly QueueRow[], filters: QueueFilters, myId: string): readonly QueueRow[] {
  const words = filters.text.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter(
    (row) =>
      (filters.whose === 'all' || (filters.whose === 'me' ? row.assignee?.id === myId : row.assignee === null)) &&
      (filters.state === '' || row.state === filters.state) &&
      (filters.priority === '' || String(row.priority) === filters.priority) &&
      (filters.service === '' || row.service.key === filters.service) &&
      (filters.agency === '' || row.agency.key === filters.agency) &&
      hasWords(row, words),
  );
}
