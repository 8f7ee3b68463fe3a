import type { AttachmentView, MessageView, NoteView, TicketView } from '@desk/contracts';
import { PktIcon } from '@oslokommune/punkt-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client.js';
import { queryKeys } from '../../../api/query-keys.js';
import { useMe } from '../../../api/session.js';
import { useFormat } from '../../../i18n/format.js';
import { ErrorState } from '../../../ui/error-state.js';
import { Loading } from '../../../ui/loading.js';
import { RelativeTime } from '../../../ui/relative-time.js';
import { toast } from '../../../ui/toast.js';
import { FileList } from '../../compose/index.js';
import { allPages } from './all-pages.js';

type Entry =
  | { readonly kind: 'message'; readonly at: string; readonly message: MessageView }
  | { readonly kind: 'note'; readonly at: string; readonly note: NoteView };

/** Everything said about the ticket, oldest first: what the requester reads too, and the agents' own notes between it. */
export function Conversation({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation('ticket');
  const me = useMe();
  const params = { id: ticket.id };
  const messages = useQuery({
    queryKey: queryKeys.ticket(ticket.id, 'messages'),
    queryFn: ({ signal }) => allPages((query) => call('messages', { params, query, signal })),
  });
  const notes = useQuery({
    queryKey: queryKeys.ticket(ticket.id, 'notes'),
    queryFn: ({ signal }) => allPages((query) => call('notes', { params, query, signal })),
  });
  const sentFiles = useQuery({
    queryKey: queryKeys.ticket(ticket.id, 'attachments'),
    queryFn: ({ signal }) => call('attachments', { params, signal }),
  });
  const notedFiles = useQuery({
    queryKey: queryKeys.ticket(ticket.id, 'note-attachments'),
    queryFn: ({ signal }) => call('noteAttachments', { params, signal }),
  });
  const filesOf = (messageId: string | null) => ({
    files: sentFiles.data?.items.filter((file) => file.messageId === messageId) ?? [],
    path: `/tickets/${ticket.id}/attachments`,
  });
  const filesOfNote = (noteId: string) => ({
    files: notedFiles.data?.items.filter((file) => file.noteId === noteId) ?? [],
    path: `/tickets/${ticket.id}/note-attachments`,
  });
  const entries = useMemo(() => merge(messages.data ?? [], notes.data ?? []), [messages.data, notes.data]);
  useNews(messages.data && notes.data ? entries : null, me.id);

  if (messages.isError && !messages.data) {
    return <ErrorState error={messages.error} onRetry={() => void messages.refetch()} />;
  }
  return (
    <>
      <ol className="conversation">
        <li>
          <Message
            role="requester"
            name={ticket.requester.name}
            at={ticket.filedAt}
            text={ticket.description}
            badge={t('conversation.filed', { channel: t(`channel.${ticket.channel}`) })}
            {...filesOf(null)}
          />
        </li>
        {entries.map((entry) => (
          <li key={entry.kind === 'message' ? entry.message.id : entry.note.id}>
            {entry.kind === 'message' ? (
              <Message
                role={entry.message.authorRole}
                name={entry.message.author?.name ?? t('desk')}
                at={entry.at}
                text={entry.message.text}
                badge={t(`conversation.role.${entry.message.authorRole}`)}
                {...filesOf(entry.message.id)}
              />
            ) : (
              <Note note={entry.note} {...filesOfNote(entry.note.id)} />
            )}
          </li>
        ))}
      </ol>
      {messages.isPending && <Loading lines={3} />}
      {notes.isError && !notes.data && <ErrorState error={notes.error} onRetry={() => void notes.refetch()} />}
    </>
  );
}

function merge(messages: readonly MessageView[], notes: readonly NoteView[]): readonly Entry[] {
  const entries: Entry[] = [
    ...messages.map((message) => ({ kind: 'message' as const, at: message.createdAt, message })),
    ...notes.map((note) => ({ kind: 'note' as const, at: note.createdAt, note })),
  ];
  return entries.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** Says when others have written while one has the ticket open. */
function useNews(entries: readonly Entry[] | null, myId: string): void {
  const { t } = useTranslation('ticket');
  const seen = useRef<ReadonlySet<string> | null>(null);
  useEffect(() => {
    if (entries === null) return;
    const authors = entries.map((entry) => (entry.kind === 'message' ? entry.message : entry.note));
    if (seen.current !== null) {
      for (const { id, author } of authors) {
        if (seen.current.has(id) || author?.id === myId) continue;
        toast({ tone: 'info', text: t('conversation.news', { name: author?.name ?? t('desk') }) });
      }
    }
    seen.current = new Set(authors.map(({ id }) => id));
  }, [entries, myId, t]);
}

interface Files {
  readonly files: readonly AttachmentView[];
  readonly path: string;
}

function Message({
  role,
  name,
  at,
  text,
  badge,
  files,
  path,
}: Files & {
  readonly role: MessageView['authorRole'];
  readonly name: string;
  readonly at: string;
  readonly text: string;
  readonly badge: string;
}) {
  const { t } = useTranslation('compose');
  const format = useFormat();
  const icon = { requester: 'user', agent: 'headset', system: 'cogwheel' }[role];
  return (
    <article className={`message message--${role}`}>
      <header className="message__head">
        <PktIcon name={icon} aria-hidden="true" />
        <span className="message__name">{name}</span>
        <span className="message__role">{badge}</span>
        <span className="message__time">
          <RelativeTime at={at} /> <span className="message__exact">· {format.dateTime(at)}</span>
        </span>
      </header>
      <p className="message__text">{text}</p>
      <FileList files={files} path={path} label={t('file.of')} />
    </article>
  );
}

function Note({ note, files, path }: Files & { readonly note: NoteView }) {
  const { t } = useTranslation(['ticket', 'compose']);
  const format = useFormat();
  return (
    <article className="message message--note">
      <header className="message__head">
        <PktIcon name="lock-locked" aria-hidden="true" />
        <span className="message__note-mark">{t('note.mark')}</span>
        <span className="message__name">{note.author?.name ?? t('desk')}</span>
        <span className="message__time">
          <RelativeTime at={note.createdAt} />{' '}
          <span className="message__exact">· {format.dateTime(note.createdAt)}</span>
        </span>
      </header>
      <p className="message__text">{note.text}</p>
      <FileList files={files} path={path} label={t('compose:file.of')} />
      <p className="message__only">{t('note.only')}</p>
    </article>
  );
}
