import type { CalendarView } from '@desk/contracts';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';

const HOUR_MS = 3_600_000;

interface Calendars {
  readonly calendars: readonly CalendarView[];
  readonly isError: boolean;
  /** They have come, or will not: what is said by them can be said. */
  readonly isSettled: boolean;
}

/** The calendars of the city; empty until they have come. */
export function useCalendars(): Calendars {
  const { data, isError, isPending } = useQuery({
    queryKey: queryKeys.calendars,
    queryFn: ({ signal }) => call('calendars', { signal }),
    staleTime: HOUR_MS,
  });
  return { calendars: data?.items ?? [], isError, isSettled: !isPending };
}
