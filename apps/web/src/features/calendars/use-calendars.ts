import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';

/** All calendars of the city: few. */
export function useCalendars() {
  return useQuery({ queryKey: queryKeys.calendars, queryFn: ({ signal }) => call('calendars', { signal }) });
}
