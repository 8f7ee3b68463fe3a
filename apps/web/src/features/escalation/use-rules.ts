import type { EscalationRule, EscalationRules } from '@desk/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';

const KEY = [...queryKeys.declaration, 'escalation-rules'];

export function useRules() {
  return useQuery({ queryKey: KEY, queryFn: ({ signal }) => call('escalationRules', { signal }) });
}

/**
 * Saves the whole list on top of what is known of it. Refused because somebody else was first, the list is read again,
 * so that the next attempt builds on theirs.
 */
export function useSaveRules() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (rules: readonly EscalationRule[]) => {
      const known = client.getQueryData<EscalationRules>(KEY);
      return call('saveEscalationRules', { body: { revision: known?.revision ?? 0, rules: [...rules] } });
    },
    onSuccess: (saved) => client.setQueryData(KEY, saved),
    onError: () => client.invalidateQueries({ queryKey: KEY }),
  });
}
