import { useQueryClient } from '@tanstack/react-query';
import { queryKeys } from '../../api/query-keys.js';
import { toast } from '../../ui/toast.js';

/** After a change of positions: what is counted from them is read again. */
export function useStored(onClose: () => void): (text: string) => void {
  const client = useQueryClient();
  return (text) => {
    for (const queryKey of [queryKeys.positions, queryKeys.reports, queryKeys.benefitPlan]) {
      void client.invalidateQueries({ queryKey });
    }
    onClose();
    toast({ tone: 'success', text });
  };
}
