import type { DraftView } from '@desk/contracts';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { PktButton } from '@oslokommune/punkt-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorState, useProblemText } from '../../ui/error-state.js';
import { SelectField } from '../../ui/field.js';
import { Loading } from '../../ui/loading.js';
import { PageHeader } from '../../ui/page-header.js';
import { RelativeTime } from '../../ui/relative-time.js';
import { toast } from '../../ui/toast.js';
import { heldKey, useHeld } from './held.js';
import './compose.scss';

const SECONDS = [0, 5, 10, 15, 20, 30] as const;

/** What one has begun to write and not sent, also where one may no longer read the ticket; and how sending goes. */
export function DraftsPage() {
  const { t } = useTranslation('compose');
  const drafts = useInfiniteQuery({
    queryKey: [...queryKeys.writing, 'drafts'],
    queryFn: ({ pageParam, signal }) =>
      call('myDrafts', { query: pageParam === null ? {} : { cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
  });
  const items = drafts.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHeader title={t('drafts.title')} lead={t('drafts.lead')} />
      {drafts.isPending && <Loading lines={6} />}
      {drafts.isError && <ErrorState error={drafts.error} onRetry={() => void drafts.refetch()} />}
      {drafts.data && items.length === 0 && (
        <EmptyState title={t('drafts.none')} text={t('drafts.noneText')} icon="edit" />
      )}
      {items.length > 0 && (
        <ul className="draft-list">
          {items.map((draft) => (
            <Draft key={draft.id} draft={draft} />
          ))}
        </ul>
      )}
      {drafts.hasNextPage && (
        <PktButton
          skin="secondary"
          size="small"
          disabled={drafts.isFetchingNextPage}
          onClick={() => void drafts.fetchNextPage()}
        >
          {t('drafts.more')}
        </PktButton>
      )}
      <Holding />
    </>
  );
}

function Draft({ draft }: { readonly draft: DraftView }) {
  const { t } = useTranslation('compose');
  const client = useQueryClient();
  const problemText = useProblemText();
  const drop = useMutation({
    mutationFn: () => call('dropDraft', { params: { id: draft.id } }),
    onSettled: () => void client.invalidateQueries({ queryKey: queryKeys.writing }),
    onError: (error) => toast({ tone: 'error', text: problemText(error) }),
  });
  const { ticket } = draft;
  const mayRead = ticket !== null && ticket.subject !== null;
  return (
    <li className={`draft draft--${draft.kind === 'note' ? 'note' : 'other'}`}>
      <p className="draft__head">
        <span className="draft__kind">{t(`drafts.kind.${draft.kind}`)}</span>{' '}
        {mayRead && (
          <Link to={`/tickets/${ticket.number}`}>
            {ticket.number}: {ticket.subject}
          </Link>
        )}
        {ticket !== null && ticket.subject === null && t('drafts.noAccess', { number: ticket.number })}
        {ticket === null && <Link to="/tickets/new">{t('drafts.goOn')}</Link>}{' '}
        <span className="draft__time">
          <RelativeTime at={draft.updatedAt} />
        </span>
      </p>
      {draft.text !== '' && <p className="draft__text">{draft.text}</p>}
      {draft.setAside.map(({ text }) => (
        <p key={text} className="draft__text draft__text--aside">
          {text}
        </p>
      ))}
      {draft.attachments.length > 0 && (
        <p className="draft__files">{draft.attachments.map(({ name }) => name).join(', ')}</p>
      )}
      <button
        type="button"
        className="tool-button"
        disabled={drop.isPending}
        aria-label={t('drafts.dropOf', { number: ticket?.number ?? t('drafts.kind.new_ticket') })}
        onClick={() => drop.mutate()}
      >
        {t('drafts.drop')}
      </button>
    </li>
  );
}

/** For how long one's messages can be called back. */
function Holding() {
  const { t } = useTranslation('compose');
  const client = useQueryClient();
  const problemText = useProblemText();
  const { holdSeconds } = useHeld();
  const choose = useMutation({
    mutationFn: (seconds: number) => call('setHolding', { body: { holdSeconds: seconds } }),
    onSuccess: () => toast({ tone: 'success', text: t('holding.saved') }),
    onError: (error) => toast({ tone: 'error', text: problemText(error) }),
    onSettled: () => void client.invalidateQueries({ queryKey: heldKey }),
  });
  const choices = [...new Set([...SECONDS, holdSeconds])].sort((a, b) => a - b);
  return (
    <section className="holding" aria-labelledby="holding-title">
      <h2 id="holding-title">{t('holding.title')}</h2>
      <SelectField
        name="holdSeconds"
        label={t('holding.label')}
        help={t('holding.help')}
        value={String(holdSeconds)}
        options={choices.map((seconds) => ({
          value: String(seconds),
          label: seconds === 0 ? t('holding.none') : t('holding.seconds', { count: seconds }),
        }))}
        disabled={choose.isPending}
        onChange={(event) => choose.mutate(Number(event.target.value))}
      />
    </section>
  );
}
