import type { CannedReplyView, MacroView, TicketView } from '@desk/contracts';
import { PktButton, PktIcon } from '@oslokommune/punkt-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.js';
import { isProblem } from '../../api/problems.js';
import { queryKeys } from '../../api/query-keys.js';
import { ProblemNote, useProblemText } from '../../ui/error-state.js';
import { Keys, useShortcuts } from '../../ui/shortcuts.js';
import { toast } from '../../ui/toast.js';
import type { ComposerProps } from './composer-props.js';
import { DropZone } from './drop-zone.js';
import { useHeld } from './held.js';
import { KeptState } from './kept-state.js';
import { MacroDialog } from './macro-dialog.js';
import { PreparedDialog } from './prepared-dialog.js';
import { PreparedLine } from './prepared-line.js';
import { replaced, ranked, type Typed } from './suggest.js';
import { SuggestField, type Suggestion } from './suggest-field.js';
import { textOf } from './text-of.js';
import { useCaret } from './use-caret.js';
import { useFiles } from './use-files.js';
import { useCannedReplies, useMacros } from './use-prepared.js';
import { useSend } from './use-send.js';
import { useWriting } from './use-writing.js';
import { AttachButton, WaitingFiles } from './waiting-files.js';

const MOST_CHARACTERS = 20_000;
const MOST_SUGGESTED = 8;

/** To the requester: held for some seconds before it leaves. */
export function MessageComposer({ ticket, onWriting }: Omit<ComposerProps, 'kind'>) {
  const { t } = useTranslation('compose');
  const { keeper, kept } = useWriting(ticket.id, 'message');
  const files = useFiles(keeper, ticket.id, 'message');
  const { field, place } = useCaret();
  const [isEmpty, setIsEmpty] = useState(false);
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
    const text = kept.text.trim();
    setIsEmpty(text === '');
    if (text === '') return field.current?.focus();
    if (files.isBusy) return toast({ tone: 'info', text: t('file.stillComing') });
    if (!send.isPending) send.mutate({ text, attachments: kept.files.map(({ id }) => id), anyway });
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
    <DropZone onFiles={files.add}>
      <form
        noValidate
        className="compose compose--message"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <p className="compose__whom compose__whom--message">
          <PktIcon name="message" aria-hidden="true" />
          {t('message.whom', { name: ticket.requester.name })}
        </p>
        <SuggestField
          ref={field}
          name="text"
          mark="/"
          label={t('message.label', { name: ticket.requester.name })}
          help={mayPrepare ? t('message.help') : undefined}
          error={isEmpty ? t('empty') : undefined}
          listLabel={t('prepared.title')}
          rows={6}
          maxLength={MOST_CHARACTERS}
          value={kept.text}
          suggest={suggest}
          aria-keyshortcuts="Control+Enter"
          onText={(text) => {
            keeper.set(text);
            setIsEmpty(false);
            onWriting?.();
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            submit();
          }}
        />
        <WaitingFiles waiting={kept.files} files={files} />
        {missing && <p className="compose__missing">{t('message.missing', { missing })}</p>}
        {/* A text that is gone has been taken after all: only the answer was lost. */}
        {kept.text !== '' && <Changed error={send.error} onAnyway={() => submit(true)} />}
        <div className="compose__foot">
          <PktButton
            type="submit"
            variant="icon-left"
            iconName="message"
            color="blue"
            disabled={send.isPending}
            isLoading={send.isPending}
          >
            {t('message.send')}
          </PktButton>
          <span className="compose__hint">
            <Keys keys="ctrl+Enter" />
          </span>
          <AttachButton onFiles={files.add} />
          {mayPrepare && (
            <button type="button" className="compose__tool" onClick={() => setOpen('replies')}>
              <PktIcon name="document-text" aria-hidden="true" />
              {t('prepared.open')}
            </button>
          )}
          <KeptState keeper={keeper} kept={kept} />
        </div>
      </form>
      {open === 'replies' && (
        <PreparedDialog find={prepared.find} onChoose={(one) => choose(one, null)} onClose={() => setOpen(null)} />
      )}
      {open !== null && open !== 'replies' && (
        <MacroDialog ticket={ticket} macro={open.macro} onClose={() => setOpen(null)} />
      )}
    </DropZone>
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
      <button type="button" className="compose__tool" onClick={onAnyway}>
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
