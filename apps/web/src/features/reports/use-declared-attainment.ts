import type { ClockTarget } from '@desk/contracts';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';

/** The share of each clock that the declaration in force promises to meet; nothing where it promises none, or is not there. */
export function useDeclaredAttainment(): (target: ClockTarget) => number | null {
  const declaration = useQuery({
    queryKey: [...queryKeys.reports, 'declaration'],
    queryFn: ({ signal }) => call('declaration', { signal }),
    retry: false,
  });
  return (target) => declaration.data?.content.quality.attainment[target] ?? null;
}
