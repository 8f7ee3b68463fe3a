import { PktButton } from '@oslokommune/punkt-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';
import { PageHeader } from '../../ui/page-header.js';
import { toast } from '../../ui/toast.js';
import { useTyped } from '../compose/index.js';
import { useOpenTickets } from '../../work/open-tickets.js';

/**
 * In place of a ticket that one may no longer read. What one had written for it is one's own, and is still there: as this
 * window has it, for the server may not have got the last of it in time, and beside that what it keeps from other windows.
 */
export function AccessEnded({ ticketId, number }: { readonly ticketId: string; readonly number: string }) {
  const { t } = useTranslation('ticket');
  const { close } = useOpenTickets();
  const { data } = useQuery({
    queryKey: [...queryKeys.writing, 'drafts', ticketId],
    queryFn: ({ signal }) => call('myDrafts', { query: { ticket: ticketId }, signal }),
  });
  const typed = useTyped(ticketId);
  const kept = (data?.items ?? []).filter(({ kind, text }) => text !== '' && !typed.some((one) => one.kind === kind));
  const drafts = [...typed, ...kept];
  useEffect(() => () => close(number), [close, number]);
  const copy = async (text: string) => {
    await navigator.clipboard.writeText(text);
    toast({ tone: 'success', text: t('ended.copied') });
  };
  return (
    <div className="access-ended" role="alert">
      <PageHeader title={t('ended.title', { number })} lead={t('ended.text')} />
      {drafts.length > 0 && (
        <section aria-labelledby="ended-drafts">
          <h2 id="ended-drafts" className="panel__title">
            {t('ended.drafts')}
          </h2>
          {drafts.map(({ kind, text }) => (
            <div key={kind} className="panel access-ended__draft">
              <p className="access-ended__text">{text}</p>
              <PktButton type="button" size="small" skin="secondary" onClick={() => void copy(text)}>
                {t('ended.copy')}
              </PktButton>
            </div>
          ))}
        </section>
      )}
    </div>
  );
}
