import type { MessageView, TicketView } from '@desk/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.js';
import { isProblem } from '../../api/problems.js';
import { queryKeys } from '../../api/query-keys.js';
import { randomId } from '../../api/random-id.js';
import { toast } from '../../ui/toast.js';
import type { TextKeeper } from './text-keeper.js';

export interface Sent {
  readonly text: string;
  readonly attachments: string[];
  /** Whatever has changed meanwhile. */
  readonly anyway: boolean;
}

/** Lets a message go: held for a while, or at once where there is nothing to hold it for. */
export function useSend(ticket: TicketView, keeper: TextKeeper, holdSeconds: number) {
  const { t } = useTranslation('compose');
  const client = useQueryClient();
  // One key for one text: sending it again after a lost answer does not say it twice.
  const sent = useRef({ text: '', key: '' });
  const known = useRef<{ readonly version: number; readonly lastMessageId: string | null } | null>(null);
  const isHeld = holdSeconds > 0 && ticket.state !== 'closed' && ticket.state !== 'cancelled';
  const lastMessageId = (): string | null =>
    client.getQueryData<readonly MessageView[]>(queryKeys.ticket(ticket.id, 'messages'))?.at(-1)?.id ?? null;
  return useMutation({
    mutationFn: async ({ text, attachments, anyway }: Sent) => {
      if (sent.current.text !== text || anyway) sent.current = { text, key: randomId() };
      const idempotencyKey = sent.current.key;
      const draftId = await keeper.settled();
      const body = { text, attachments, ...(draftId && { draftId }) };
      const params = { id: ticket.id };
      if (isHeld) {
        const seen = (anyway && known.current) || { version: ticket.version, lastMessageId: lastMessageId() };
        await call('holdMessage', { params, body: { ...body, ...seen }, idempotencyKey });
        return;
      }
      await call('addMessage', { params, body, idempotencyKey });
    },
    onSuccess: async () => {
      keeper.clear();
      sent.current = { text: '', key: '' };
      known.current = null;
      if (!isHeld) toast({ tone: 'success', text: t('message.sent') });
      await client.invalidateQueries({ queryKey: queryKeys.writing });
      if (!isHeld) await client.invalidateQueries({ queryKey: queryKeys.allTickets });
    },
    onError: (error) => {
      if (!isProblem(error, 'stale_version')) return;
      const { version = ticket.version, changes = {} } = error.body?.current ?? {};
      const newest = changes['lastMessageId']?.[1];
      known.current = { version, lastMessageId: typeof newest === 'string' ? newest : lastMessageId() };
      void client.invalidateQueries({ queryKey: queryKeys.allTickets });
    },
  });
}
