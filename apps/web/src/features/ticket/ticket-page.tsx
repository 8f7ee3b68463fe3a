import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router-dom';
import { call } from '../../api/client.js';
import { isProblem } from '../../api/problems.js';
import { queryKeys } from '../../api/query-keys.js';
import { useMe } from '../../api/session.js';
import { ErrorState } from '../../ui/error-state.js';
import { Loading } from '../../ui/loading.js';
import { PageHeader } from '../../ui/page-header.js';
import { TabBar } from '../../work/tab-bar.js';
import { AccessEnded } from './access-ended.js';
import { AgentTicket } from './agent-ticket.js';
import { RequesterTicket } from './requester-ticket.js';

/** One address for everybody: agents get the workspace, requesters and contacts their view of the same ticket. */
export function TicketPage() {
  const me = useMe();
  return (
    <>
      {me.abilities.workQueues && <TabBar />}
      <TicketPane />
    </>
  );
}

/** The ticket of the address, alone or beside a list. */
export function TicketPane() {
  const { number = '' } = useParams();
  const ticket = useQuery({
    queryKey: queryKeys.ticket(number),
    queryFn: ({ signal }) => call('ticket', { params: { id: number }, signal }),
  });
  if (ticket.data && isProblem(ticket.error, 'not_found', 'forbidden')) {
    return <AccessEnded key={ticket.data.id} ticketId={ticket.data.id} number={ticket.data.number} />;
  }
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
