import type { TicketView } from '@desk/contracts';
import { PktButton, PktIcon } from '@oslokommune/punkt-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client.js';
import { fieldErrors } from '../../../api/problems.js';
import { queryKeys } from '../../../api/query-keys.js';
import { randomId } from '../../../api/random-id.js';
import { classes } from '../../../ui/classes.js';
import { ProblemNote } from '../../../ui/error-state.js';
import { TextareaField } from '../../../ui/field.js';
import { Keys, useShortcuts } from '../../../ui/shortcuts.js';
import { toast } from '../../../ui/toast.js';
import { useDraft } from './use-draft.js';

type Mode = 'reply' | 'note';
const MOST_CHARACTERS = 20_000;

/** Where one writes: to the requester, or to the other agents. Two texts and two looks, so that one is never taken for the other. */
export function Composer({ ticket, onWriting }: { readonly ticket: TicketView; readonly onWriting: () => void }) {
  const { t } = useTranslation('ticket');
  const { message: mayReply, note: mayNote } = ticket.abilities;
  const [mode, setMode] = useState<Mode>(mayReply ? 'reply' : 'note');
  const field = useRef<HTMLTextAreaElement>(null);
  const groupId = useId();
  const goTo = (next: Mode) => {
    setMode(next);
    // After the other field has taken its place.
    setTimeout(() => field.current?.focus());
  };
  useShortcuts(t('keys.write'), [
    ...(mayReply ? [{ keys: 'r', label: t('keys.reply'), run: () => goTo('reply') }] : []),
    ...(mayNote ? [{ keys: 'i', label: t('keys.note'), run: () => goTo('note') }] : []),
  ]);
  if (!mayReply && !mayNote) return <p className="composer-closed">{t('composer.closed')}</p>;
  const shown = mode === 'reply' && !mayReply ? 'note' : mode === 'note' && !mayNote ? 'reply' : mode;
  return (
    <section className={classes('composer', `composer--${shown}`)} aria-labelledby={groupId}>
      <h2 id={groupId} className="pkt-sr-only">
        {t('composer.title')}
      </h2>
      <div className="composer__modes" role="group" aria-label={t('composer.mode')}>
        {mayReply && (
          <ModeButton
            icon="message"
            isOn={shown === 'reply'}
            label={t('composer.reply')}
            onChoose={() => goTo('reply')}
          />
        )}
        {mayNote && (
          <ModeButton
            icon="lock-locked"
            isOn={shown === 'note'}
            label={t('composer.note')}
            onChoose={() => goTo('note')}
          />
        )}
      </div>
      <Writing key={shown} mode={shown} ticket={ticket} field={field} onWriting={onWriting} />
    </section>
  );
}

function ModeButton({
  icon,
  isOn,
  label,
  onChoose,
}: {
  readonly icon: string;
  readonly isOn: boolean;
  readonly label: string;
  readonly onChoose: () => void;
}) {
  return (
    <button type="button" className="composer__mode" aria-pressed={isOn} onClick={onChoose}>
      <PktIcon name={icon} aria-hidden="true" />
      {label}
    </button>
  );
}

function Writing({
  mode,
  ticket,
  field,
  onWriting,
}: {
  readonly mode: Mode;
  readonly ticket: TicketView;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly onWriting: () => void;
}) {
  const { t } = useTranslation('ticket');
  const client = useQueryClient();
  const draft = useDraft(ticket.id, mode);
  // One key for one text: sending it again after a lost answer does not say it twice.
  const sent = useRef({ text: '', key: '' });
  const [isEmpty, setIsEmpty] = useState(false);
  const send = useMutation({
    mutationFn: async (text: string) => {
      if (sent.current.text !== text) sent.current = { text, key: randomId() };
      const options = { params: { id: ticket.id }, body: { text }, idempotencyKey: sent.current.key };
      await (mode === 'reply' ? call('addMessage', options) : call('addNote', options));
    },
    onSuccess: async () => {
      draft.clear();
      sent.current = { text: '', key: '' };
      toast({ tone: 'success', text: t(`composer.sent.${mode}`) });
      await client.invalidateQueries({ queryKey: queryKeys.allTickets });
    },
  });
  const submit = () => {
    const text = draft.text.trim();
    setIsEmpty(text === '');
    if (text !== '' && !send.isPending) send.mutate(text);
  };
  const errors = fieldErrors(send.error);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <TextareaField
        ref={field}
        name="text"
        label={mode === 'reply' ? t('composer.replyTo', { name: ticket.requester.name }) : t('composer.noteLabel')}
        help={mode === 'note' ? t('note.only') : undefined}
        error={isEmpty ? t('composer.empty') : errors['text']}
        rows={6}
        maxLength={MOST_CHARACTERS}
        value={draft.text}
        aria-keyshortcuts="Control+Enter"
        onChange={(event) => {
          draft.set(event.target.value);
          setIsEmpty(false);
          onWriting();
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          submit();
        }}
      />
      {send.error && !errors['text'] && <ProblemNote error={send.error} />}
      <div className="composer__foot">
        <PktButton
          type="submit"
          variant="icon-left"
          iconName={mode === 'reply' ? 'message' : 'lock-locked'}
          color={mode === 'reply' ? 'blue' : 'yellow'}
          disabled={send.isPending}
          isLoading={send.isPending}
        >
          {t(`composer.send.${mode}`)}
        </PktButton>
        <span className="composer__hint">
          <Keys keys="ctrl+Enter" />
        </span>
      </div>
    </form>
  );
}
