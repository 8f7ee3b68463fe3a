import type { TicketView } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router-dom';
import { call } from '../../../api/client.js';
import { queryKeys } from '../../../api/query-keys.js';
import { randomId } from '../../../api/random-id.js';
import { ProblemNote } from '../../../ui/error-state.js';
import { TextareaField } from '../../../ui/field.js';
import { toast } from '../../../ui/toast.js';
import { AttachButton, DropZone, KeptState, useFiles, useWriting, WaitingFiles } from '../../compose/index.js';

const MOST_CHARACTERS = 20_000;

/** What a message does in each state, said before it is sent. */
function meaningOf(state: TicketView['state']): 'asked' | 'talk' | 'resolved' | 'ended' {
  if (state === 'pending_requester') return 'asked';
  if (state === 'resolved') return 'resolved';
  return state === 'closed' || state === 'cancelled' ? 'ended' : 'talk';
}

export function AnswerBox({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation('requester');
  const client = useQueryClient();
  const navigate = useNavigate();
  const { keeper, kept } = useWriting(ticket.id, 'message');
  const files = useFiles(keeper, ticket.id, 'message');
  const field = useRef<HTMLTextAreaElement>(null);
  const [isEmpty, setIsEmpty] = useState(false);
  // One key for one text: sending it again after a lost answer does not say it twice.
  const sent = useRef({ text: '', key: '' });
  const meaning = meaningOf(ticket.state);
  const send = useMutation({
    mutationFn: async (text: string) => {
      const draftId = await keeper.settled();
      const attachments = kept.files.map(({ id }) => id);
      if (sent.current.text !== text) sent.current = { text, key: randomId() };
      return call('addMessage', {
        params: { id: ticket.id },
        body: { text, attachments, ...(draftId && { draftId }) },
        idempotencyKey: sent.current.key,
      });
    },
    onSuccess: async (message) => {
      keeper.clear();
      sent.current = { text: '', key: '' };
      const isNew = message.ticket.id !== ticket.id;
      toast({
        tone: 'success',
        text: isNew ? t('answer.newTicket', { number: message.ticket.number }) : t('answer.sent'),
      });
      void client.invalidateQueries({ queryKey: queryKeys.myTickets });
      if (isNew) navigate(`/tickets/${message.ticket.number}`, { state: { filed: true } });
      else await client.invalidateQueries({ queryKey: queryKeys.allTickets });
    },
  });
  return (
    <DropZone onFiles={files.add}>
      <form
        noValidate
        className="answer-box"
        onSubmit={(event) => {
          event.preventDefault();
          const text = kept.text.trim();
          setIsEmpty(text === '');
          if (text === '') field.current?.focus();
          else if (!send.isPending && !files.isBusy) send.mutate(text);
        }}
      >
        <TextareaField
          ref={field}
          name="text"
          label={t(`answer.${meaning}.label`)}
          help={t(`answer.${meaning}.help`)}
          error={isEmpty ? t('answer.empty') : undefined}
          rows={4}
          maxLength={MOST_CHARACTERS}
          value={kept.text}
          onChange={(event) => {
            keeper.set(event.target.value);
            setIsEmpty(false);
          }}
        />
        <AttachButton onFiles={files.add} />
        <WaitingFiles waiting={kept.files} files={files} />
        <ProblemNote error={send.error} />
        <PktButton type="submit" disabled={send.isPending || files.isBusy} isLoading={send.isPending}>
          {t(`answer.${meaning}.submit`)}
        </PktButton>
        <KeptState keeper={keeper} kept={kept} />
      </form>
    </DropZone>
  );
}
