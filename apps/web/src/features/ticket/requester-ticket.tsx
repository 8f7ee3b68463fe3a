import type { TicketView } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router-dom';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';
import { randomId } from '../../api/random-id.js';
import { StateBadge } from '../../ui/badge.js';
import { ErrorState, ProblemNote } from '../../ui/error-state.js';
import { TextareaField } from '../../ui/field.js';
import { PageHeader } from '../../ui/page-header.js';
import { RelativeTime } from '../../ui/relative-time.js';
import { toast } from '../../ui/toast.js';
import { allPages } from './agent/all-pages.js';
import './agent-ticket.scss';

const MOST_CHARACTERS = 20_000;

/** The ticket as its requester or the agency's contact sees it: what is said, and where it stands. */
export function RequesterTicket({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation('ticket');
  const messages = useQuery({
    queryKey: queryKeys.ticket(ticket.id, 'messages'),
    queryFn: ({ signal }) => allPages((query) => call('messages', { params: { id: ticket.id }, query, signal })),
  });
  return (
    <div className="ticket">
      <PageHeader
        title={ticket.subject}
        documentTitle={`${ticket.number} ${ticket.subject}`}
        above={<span className="ticket__number">{ticket.number}</span>}
        lead={
          <div className="ticket__marks">
            <StateBadge state={ticket.state} audience="requester" />
            <span>{ticket.service.name}</span>
          </div>
        }
      />
      <ol className="conversation">
        <li>
          <Said role="requester" name={ticket.requester.name} at={ticket.filedAt} text={ticket.description} />
        </li>
        {messages.data?.map((message) => (
          <li key={message.id}>
            <Said
              role={message.authorRole}
              name={message.author?.name ?? t('desk')}
              at={message.createdAt}
              text={message.text}
            />
          </li>
        ))}
      </ol>
      {messages.isError && <ErrorState error={messages.error} onRetry={() => void messages.refetch()} />}
      {ticket.abilities.message && <Reply ticket={ticket} />}
    </div>
  );
}

function Said({
  role,
  name,
  at,
  text,
}: {
  readonly role: 'requester' | 'agent' | 'system';
  readonly name: string;
  readonly at: string;
  readonly text: string;
}) {
  const { t } = useTranslation('ticket');
  return (
    <article className={`message message--${role}`}>
      <header className="message__head">
        <span className="message__name">{name}</span>
        <span className="message__role">{t(`conversation.role.${role}`)}</span>
        <span className="message__time">
          <RelativeTime at={at} />
        </span>
      </header>
      <p className="message__text">{text}</p>
    </article>
  );
}

function Reply({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation('ticket');
  const client = useQueryClient();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [isTried, setIsTried] = useState(false);
  const key = useRef(randomId());
  const send = useMutation({
    mutationFn: () => call('addMessage', { params: { id: ticket.id }, body: { text }, idempotencyKey: key.current }),
    onSuccess: (sent) => {
      key.current = randomId();
      setText('');
      setIsTried(false);
      toast({ tone: 'success', text: t('composer.sent.reply') });
      void client.invalidateQueries({ queryKey: queryKeys.allTickets });
      // What is said on a closed ticket begins a new one.
      if (sent.ticket.id !== ticket.id) navigate(`/tickets/${sent.ticket.number}`);
    },
  });
  return (
    <form
      noValidate
      className="composer"
      onSubmit={(event) => {
        event.preventDefault();
        setIsTried(true);
        if (text.trim() !== '' && !send.isPending) send.mutate();
      }}
    >
      <TextareaField
        name="text"
        label={t('composer.title')}
        rows={5}
        maxLength={MOST_CHARACTERS}
        value={text}
        error={isTried && text.trim() === '' ? t('composer.empty') : undefined}
        onChange={(event) => {
          setText(event.target.value);
          setIsTried(false);
          key.current = randomId();
        }}
      />
      <ProblemNote error={send.error} />
      <PktButton type="submit" disabled={send.isPending} isLoading={send.isPending}>
        {t('composer.send.reply')}
      </PktButton>
    </form>
  );
}
