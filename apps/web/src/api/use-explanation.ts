import type { ClockExplanation, ClockTarget } from '@desk/contracts';
import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { call } from './client.js';
import { queryKeys } from './query-keys.js';

const REFRESH_MS = 60_000;

/** Which clock is explained; without a cycle the latest. */
export interface ExplainedClock {
  readonly target: ClockTarget;
  readonly cycle?: number;
}

/** Why a clock of a ticket, by id or number, stands where it stands; asked for while `clock` is there. */
export function useExplanation(ticket: string, clock: ExplainedClock | null): UseQueryResult<ClockExplanation> {
  const { target = 'resolution', cycle } = clock ?? {};
  return useQuery({
    queryKey: queryKeys.ticket(ticket, 'clocks', target, String(cycle)),
    queryFn: ({ signal }) =>
      call('explainClock', { params: { id: ticket, target }, query: cycle === undefined ? {} : { cycle }, signal }),
    enabled: clock !== null,
    refetchInterval: REFRESH_MS,
    // From one cycle to the next the old one stays until the new one is there; not from one clock to another.
    placeholderData: (before, query) => (query?.queryKey[3] === target ? keepPreviousData(before) : undefined),
  });
}
