import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';

export function useBenefitPlan(year: number | null) {
  return useQuery({
    queryKey: [...queryKeys.benefitPlan, 'report', year],
    queryFn: ({ signal }) => call('benefitPlan', { query: year === null ? {} : { year }, signal }),
  });
}

export function usePlanVersion(version: string, isAsked = true) {
  return useQuery({
    queryKey: [...queryKeys.benefitPlan, 'version', version],
    queryFn: ({ signal }) => call('planVersion', { params: { version }, signal }),
    enabled: isAsked,
  });
}

export function usePlanDraft() {
  return useQuery({
    queryKey: [...queryKeys.benefitPlan, 'draft'],
    queryFn: ({ signal }) => call('planDraft', { signal }),
    retry: false,
  });
}
