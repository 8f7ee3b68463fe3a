import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router-dom';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';
import { ErrorState } from '../../ui/error-state.js';
import { Loading } from '../../ui/loading.js';
import { PageHeader } from '../../ui/page-header.js';
import { AgentTicket } from './agent-ticket.js';
import { RequesterTicket } from './requester-ticket.js';

/** One address for everybody: agents get the workspace, requesters and contacts their view of the same ticket. */
export function TicketPage() {
  const { number = '' } = useParams();
  const ticket = useQuery({
    queryKey: queryKeys.ticket(number),
    queryFn: ({ signal }) => call('ticket', { params: { id: number }, signal }),
  });
  // What was shown stays while a refetch fails: the banner of the connection says that it may be old.
  if (ticket.data) {
    return ticket.data.abilities.readNotes ? (
      <AgentTicket key={ticket.data.id} ticket={ticket.data} />
    ) : (
      <RequesterTicket key={ticket.data.id} ticket={ticket.data} />
    );
  }
  if (ticket.isError) {
    return (
      <>
        <PageHeader title={number} />
        <ErrorState error={ticket.error} onRetry={() => void ticket.refetch()} />
      </>
    );
  }
  return <Loading lines={8} />;
}
