import type { TicketView } from '@desk/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { isProblem } from '../../../api/problems.js';
import { queryKeys } from '../../../api/query-keys.js';

type Target = { readonly params: { readonly id: string }; readonly version: number };

/** Puts what a command answered in the place of what was shown, and fetches the rest of the ticket anew. */
export function useShowTicket(): (ticket: TicketView) => void {
  const client = useQueryClient();
  return (ticket) => {
    client.setQueriesData<unknown>(
      {
        predicate: ({ queryKey, state }) =>
          queryKey[0] === queryKeys.allTickets[0] && queryKey.length === 2 && isOf(state.data, ticket.id),
      },
      ticket,
    );
    void client.invalidateQueries({ queryKey: queryKeys.ticket(ticket.id) });
  };
}

const isOf = (data: unknown, id: string): boolean =>
  typeof data === 'object' && data !== null && 'id' in data && data.id === id;

/**
 * A command against the version that was on the screen when it was begun: that of the open dialog, or for what is done
 * `atOnce` the present one. When somebody has changed the ticket meanwhile, the next try goes against the version that the
 * refusal showed.
 */
export function useCommand(
  ticket: TicketView,
  send: (target: Target) => Promise<TicketView>,
  onDone: (after: TicketView) => void,
  { atOnce = false }: { readonly atOnce?: boolean } = {},
) {
  const client = useQueryClient();
  const show = useShowTicket();
  const [version, setVersion] = useState(ticket.version);
  return useMutation({
    mutationFn: () => send({ params: { id: ticket.id }, version: atOnce ? ticket.version : version }),
    onSuccess: (after) => {
      show(after);
      onDone(after);
    },
    onError: (error) => {
      if (!isProblem(error, 'stale_version', 'move_not_allowed')) return;
      setVersion(error.body?.current?.version ?? ticket.version);
      void client.invalidateQueries({
        predicate: ({ queryKey, state }) => queryKey[0] === queryKeys.allTickets[0] && isOf(state.data, ticket.id),
      });
    },
  });
}
