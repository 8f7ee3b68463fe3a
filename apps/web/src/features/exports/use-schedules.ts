import type { ReportScheduleList } from '@desk/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';

const LOOK_AGAIN_MS = 3_000;

const isUnderWay = ({ items }: ReportScheduleList): boolean =>
  items.some(({ recipients }) => recipients.some(({ last }) => last?.state === 'queued' || last?.state === 'sending'));

/** Reports by mail; looked at again while one is on its way. */
export function useSchedules() {
  return useQuery({
    queryKey: queryKeys.reportSchedules,
    queryFn: ({ signal }) => call('reportSchedules', { signal }),
    refetchInterval: ({ state: { data } }) => (data && isUnderWay(data) ? LOOK_AGAIN_MS : false),
  });
}

export function useForgetSchedules(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: queryKeys.reportSchedules });
}
