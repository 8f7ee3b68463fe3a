import type { ClockView, TicketView } from '@desk/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client.js';
import { queryKeys } from '../../../api/query-keys.js';
import { useFormat } from '../../../i18n/format.js';
import { useNow } from '../../../ui/now.js';

const PROMISED = ['first_response', 'resolution'] as const;

/** What we have promised by when, as sentences; nothing once it is kept, or while nothing runs. */
export function usePromises(ticket: TicketView): readonly { readonly text: string; readonly isLate: boolean }[] {
  const { t } = useTranslation('requester');
  const format = useFormat();
  const now = useNow();
  const clocks = useQuery({
    queryKey: queryKeys.ticket(ticket.id, 'clocks'),
    queryFn: ({ signal }) => call('clocks', { params: { id: ticket.id }, signal }),
  });
  const reader = ticket.abilities.message ? 'own' : 'reader';
  return PROMISED.flatMap((target) => {
    const clock = running(clocks.data?.items ?? [], target);
    if (!clock) return [];
    const isLate = Date.parse(clock.dueAt) < now;
    return {
      text: t(`promise.${target}.${reader}.${isLate ? 'late' : 'by'}`, { when: format.when(clock.dueAt, now) }),
      isLate,
    };
  });
}

function running(clocks: readonly ClockView[], target: ClockView['target']): { readonly dueAt: string } | null {
  const clock = clocks.findLast((one) => one.target === target && one.state === 'running');
  return clock?.dueAt ? { dueAt: clock.dueAt } : null;
}
