import type { StaffingBackTest, StaffingPlan, StaffingRun, StaffingTerms } from '@desk/contracts';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';

const POLL_MS = 700;

export interface Asked<Result> {
  readonly run: StaffingRun<Result> | undefined;
  readonly error: unknown;
  readonly again: () => void;
}

/** Asks, and looks how far it is until it is done. The same question again is answered from what is there. */
export function usePlan(terms: StaffingTerms): Asked<StaffingPlan> {
  const started = useQuery({
    queryKey: [...queryKeys.reports, 'staffing-plan', terms],
    queryFn: ({ signal }) => call('startStaffingPlan', { body: terms, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const id = started.data?.id;
  const followed = useQuery({
    queryKey: [...queryKeys.reports, 'staffing-plan-run', id],
    queryFn: ({ signal }) => call('staffingPlan', { params: { id: id ?? '' }, signal }),
    enabled: id !== undefined,
    refetchInterval: ({ state }) => (isGoing(state.data) ? POLL_MS : false),
  });
  return asked(started, followed);
}

export function useBackTest(
  days: { readonly from: string; readonly to: string },
  enabled: boolean,
): Asked<StaffingBackTest> {
  const started = useQuery({
    queryKey: [...queryKeys.reports, 'back-test', days],
    queryFn: ({ signal }) => call('startBackTest', { body: days, signal }),
    staleTime: Number.POSITIVE_INFINITY,
    enabled,
  });
  const id = started.data?.id;
  const followed = useQuery({
    queryKey: [...queryKeys.reports, 'back-test-run', id],
    queryFn: ({ signal }) => call('backTest', { params: { id: id ?? '' }, signal }),
    enabled: id !== undefined,
    refetchInterval: ({ state }) => (isGoing(state.data) ? POLL_MS : false),
  });
  return asked(started, followed);
}

export function isGoing(run: StaffingRun<unknown> | undefined): boolean {
  return run?.state === 'waiting' || run?.state === 'running';
}

function asked<Result>(
  started: UseQueryResult<StaffingRun<Result>>,
  followed: UseQueryResult<StaffingRun<Result>>,
): Asked<Result> {
  return {
    run: followed.data ?? started.data,
    error: started.error ?? followed.error,
    again: () => void (started.isError ? started.refetch() : followed.refetch()),
  };
}
