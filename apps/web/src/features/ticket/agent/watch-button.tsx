import type { TicketView } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client.js';
import { queryKeys } from '../../../api/query-keys.js';
import { useProblemText } from '../../../ui/error-state.js';
import { toast } from '../../../ui/toast.js';

/** Puts the ticket among those that one watches, or takes it from there. */
export function WatchButton({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation('ticket');
  const client = useQueryClient();
  const problemText = useProblemText();
  const params = { id: ticket.id };
  const queryKey = queryKeys.watching(ticket.id);
  const { data } = useQuery({ queryKey, queryFn: ({ signal }) => call('watching', { params, signal }) });
  const change = useMutation({
    mutationFn: () => (data?.watching ? call('unwatch', { params }) : call('watch', { params })),
    onSuccess: (watch) => {
      client.setQueryData(queryKey, watch);
      void client.invalidateQueries({ queryKey: queryKeys.views });
    },
    onError: (error) => toast({ tone: 'error', text: problemText(error) }),
  });
  if (!data) return null;
  return (
    <span className="ticket__watch">
      <PktButton
        skin="tertiary"
        size="small"
        variant="icon-left"
        iconName={data.watching ? 'check' : 'plus-sign'}
        isLoading={change.isPending}
        onClick={() => change.mutate()}
      >
        {t(data.watching ? 'watch.stop' : 'watch.start')}
      </PktButton>
      {data.watchers > 0 && <span className="ticket__watchers">{t('watch.watchers', { count: data.watchers })}</span>}
    </span>
  );
}
