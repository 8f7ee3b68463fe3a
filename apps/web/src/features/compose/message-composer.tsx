import type { CannedReplyView, MacroView, TicketView } from '@desk/contracts';
import { PktIcon } from '@oslokommune/punkt-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.js';
import { isProblem } from '../../api/problems.js';
import { queryKeys } from '../../api/query-keys.js';
import { ProblemNote, useProblemText } from '../../ui/error-state.js';
import { useShortcuts } from '../../ui/shortcuts.js';
import { toast } from '../../ui/toast.js';
import { ComposeFrame, useComposing } from './compose-frame.js';
import type { ComposerProps } from './composer-props.js';
import { useHeld } from './held.js';
import { MacroDialog } from './macro-dialog.js';
import { PreparedDialog } from './prepared-dialog.js';
import { PreparedLine } from './prepared-line.js';
import { replaced, ranked, type Typed } from './suggest.js';
import type { Suggestion } from './suggest-field.js';
import { textOf } from './text-of.js';
import { useCannedReplies, useMacros } from './use-prepared.js';
import { useSend } from './use-send.js';

const MOST_SUGGESTED = 8;

/** To the requester: held for some seconds before it leaves. */
export function MessageComposer({ ticket, onWriting }: Omit<ComposerProps, 'kind'>) {
  const { t } = useTranslation('compose');
  const composing = useComposing(ticket.id, 'message');
  const { keeper, kept, field, place } = composing;
  const [open, setOpen] = useState<'replies' | { readonly macro: MacroView } | null>(null);
  const { holdSeconds } = useHeld();
  const send = useSend(ticket, keeper, holdSeconds);
  const prepared = usePrepared(ticket, (text, typed) => {
    const at = typed ?? { word: '', from: field.current?.selectionStart ?? 0, to: field.current?.selectionEnd ?? 0 };
    const next = replaced(kept.text, at, text);
    keeper.set(next.text);
    place(next.caret);
  });
  const mayPrepare = ticket.abilities.note;
  useShortcuts(
    t('keys.title'),
    mayPrepare ? [{ keys: 's', label: t('keys.replies'), run: () => setOpen('replies') }] : [],
  );
  const submit = (anyway = false) => {
    const written = composing.ready();
    if (written && !send.isPending) send.mutate({ ...written, anyway });
  };
  const choose = (one: CannedReplyView | MacroView, typed: Typed | null) => {
    setOpen(null);
    if ('textNb' in one) return prepared.use.mutate({ reply: one, typed });
    if (typed) keeper.set(replaced(kept.text, typed, '').text);
    setOpen({ macro: one });
  };
  const suggest = (word: string | null): readonly Suggestion[] =>
    word === null || !mayPrepare
      ? []
      : prepared.find(word).map((one) => ({
          id: one.id,
          draw: <PreparedLine one={one} />,
          choose: (typed) => choose(one, typed),
        }));
  const missing = /\[(mangler|manglar|missing): [^\]]+\]/.exec(kept.text)?.[0];
  return (
    <>
      <ComposeFrame
        kind="message"
        composing={composing}
        whom={t('message.whom', { name: ticket.requester.name })}
        field={{
          name: 'text',
          mark: '/',
          label: t('message.label', { name: ticket.requester.name }),
          help: mayPrepare ? t('message.help') : undefined,
          listLabel: t('prepared.title'),
          rows: 6,
          suggest,
        }}
        submit={t('message.send')}
        isPending={send.isPending}
        onSubmit={submit}
        onWriting={onWriting}
        tools={
          mayPrepare && (
            <button type="button" className="tool-button" onClick={() => setOpen('replies')}>
              <PktIcon name="document-text" aria-hidden="true" />
              {t('prepared.open')}
            </button>
          )
        }
      >
        {missing && <p className="compose__missing">{t('message.missing', { missing })}</p>}
        {/* A text that is gone has been taken after all: only the answer was lost. */}
        {kept.text !== '' && <Changed error={send.error} onAnyway={() => submit(true)} />}
      </ComposeFrame>
      {open === 'replies' && (
        <PreparedDialog find={prepared.find} onChoose={(one) => choose(one, null)} onClose={() => setOpen(null)} />
      )}
      {open !== null && open !== 'replies' && (
        <MacroDialog ticket={ticket} macro={open.macro} onClose={() => setOpen(null)} />
      )}
    </>
  );
}

/** What has happened meanwhile, said before anything leaves. */
function Changed({ error, onAnyway }: { readonly error: unknown; readonly onAnyway: () => void }) {
  const { t } = useTranslation('compose');
  if (!isProblem(error, 'stale_version')) return <ProblemNote error={error} />;
  const changes = error.body?.current?.changes ?? {};
  const state = changes['state']?.[1];
  return (
    <div className="set-aside" role="alert">
      <p className="set-aside__title">
        {typeof state === 'string' ? t('changed.state', { state: t(`ui:state.${state}`) }) : t('changed.answered')}
      </p>
      <button type="button" className="tool-button" onClick={onAnyway}>
        {t('changed.anyway')}
      </button>
    </div>
  );
}

function usePrepared(ticket: TicketView, put: (text: string, typed: Typed | null) => void) {
  const client = useQueryClient();
  const problemText = useProblemText();
  const isAgent = ticket.abilities.note;
  const replies = useCannedReplies(isAgent);
  const macros = useMacros(isAgent);
  const all = [...(replies.data ?? []), ...(macros.data ?? [])];
  return {
    find: (word: string) => ranked(all, word, ticket.service.key, textOf).slice(0, word === '' ? 50 : MOST_SUGGESTED),
    use: useMutation({
      mutationFn: ({ reply }: { reply: CannedReplyView; typed: Typed | null }) =>
        call('useCannedReply', { params: { id: ticket.id, reply: reply.id } }),
      onSuccess: ({ text }, { typed }) => {
        put(text, typed);
        void client.invalidateQueries({ queryKey: queryKeys.cannedReplies, refetchType: 'none' });
      },
      onError: (error) => toast({ tone: 'error', text: problemText(error) }),
    }),
  };
}
