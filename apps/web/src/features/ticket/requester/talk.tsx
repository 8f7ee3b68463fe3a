import type { MessageAttachment, MessageView, TicketView } from '@desk/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client.js';
import { queryKeys } from '../../../api/query-keys.js';
import { useMe } from '../../../api/session.js';
import { useFormat } from '../../../i18n/format.js';
import { classes } from '../../../ui/classes.js';
import { ErrorState } from '../../../ui/error-state.js';
import { Loading } from '../../../ui/loading.js';
import { useNow } from '../../../ui/now.js';
import { FileList } from '../../compose/index.js';
import { allPages } from '../agent/all-pages.js';

/** What was said, oldest first: one's own on the one side, the desk's on the other. */
export function Talk({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation('requester');
  const messages = useQuery({
    queryKey: queryKeys.ticket(ticket.id, 'messages'),
    queryFn: ({ signal }) => allPages((query) => call('messages', { params: { id: ticket.id }, query, signal })),
  });
  const files = useQuery({
    queryKey: queryKeys.ticket(ticket.id, 'attachments'),
    queryFn: ({ signal }) => call('attachments', { params: { id: ticket.id }, signal }),
  });
  const filesOf = (messageId: string | null) => files.data?.items.filter((file) => file.messageId === messageId) ?? [];
  const filer = ticket.filedBy ?? ticket.requester;
  const last = messages.data?.at(-1);
  return (
    <section className="talk" aria-labelledby="talk-title">
      <h2 id="talk-title" className="own-view__heading">
        {t('talk.title')}
      </h2>
      <ol className="talk__list">
        <Said
          ticketId={ticket.id}
          role="requester"
          author={filer}
          at={ticket.filedAt}
          text={ticket.description}
          files={filesOf(null)}
        />
        {messages.data?.map((message) => (
          <Said
            key={message.id}
            ticketId={ticket.id}
            files={filesOf(message.id)}
            role={message.authorRole}
            author={message.author}
            at={message.createdAt}
            text={message.text}
          />
        ))}
      </ol>
      {messages.isPending && <Loading lines={3} />}
      {messages.isError && !messages.data && (
        <ErrorState error={messages.error} onRetry={() => void messages.refetch()} />
      )}
      <p className="pkt-sr-only" role="status">
        {last && last.authorRole !== 'requester' && t('talk.latest', { name: last.author?.name ?? t('desk') })}
      </p>
    </section>
  );
}

function Said({
  ticketId,
  files,
  role,
  author,
  at,
  text,
}: {
  readonly ticketId: string;
  readonly files: readonly MessageAttachment[];
  readonly role: MessageView['authorRole'];
  readonly author: MessageView['author'];
  readonly at: string;
  readonly text: string;
}) {
  const { t } = useTranslation(['requester', 'compose']);
  const format = useFormat();
  const now = useNow();
  const isMe = author?.id === useMe().id;
  return (
    <li className={classes('talk__said', `talk__said--${role}`)}>
      <p className="talk__head">
        <span className="talk__name">{isMe ? t('talk.you') : (author?.name ?? t('desk'))}</span>{' '}
        {role === 'agent' && <span>{t('talk.agent')}</span>} {role === 'system' && <span>{t('talk.system')}</span>}{' '}
        <time dateTime={at}>{format.when(at, now)}</time>
      </p>
      <p className="talk__text">{text}</p>
      <FileList files={files} path={`/tickets/${ticketId}/attachments`} label={t('compose:file.of')} />
    </li>
  );
}
