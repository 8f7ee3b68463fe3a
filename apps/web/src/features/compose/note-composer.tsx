import type { Mentionable } from '@desk/contracts';
import { PktButton, PktIcon } from '@oslokommune/punkt-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';
import { randomId } from '../../api/random-id.js';
import { ProblemNote } from '../../ui/error-state.js';
import { Keys } from '../../ui/shortcuts.js';
import { toast } from '../../ui/toast.js';
import { useDebounced } from '../../ui/use-debounced.js';
import type { ComposerProps } from './composer-props.js';
import { DropZone } from './drop-zone.js';
import { KeptState } from './kept-state.js';
import { replaced, stillNamed } from './suggest.js';
import { SuggestField, type Suggestion } from './suggest-field.js';
import { useCaret } from './use-caret.js';
import { useFiles } from './use-files.js';
import { useWriting } from './use-writing.js';
import { AttachButton, WaitingFiles } from './waiting-files.js';

const MOST_CHARACTERS = 20_000;
const ASK_AFTER_MS = 150;

/** To the other agents, and to nobody else. Saved at once; nothing of it can be sent. */
export function NoteComposer({ ticket, onWriting }: Omit<ComposerProps, 'kind'>) {
  const { t } = useTranslation('compose');
  const client = useQueryClient();
  const { keeper, kept } = useWriting(ticket.id, 'note');
  const files = useFiles(keeper, ticket.id, 'note');
  const { field, place } = useCaret();
  const [isEmpty, setIsEmpty] = useState(false);
  const [named, setNamed] = useState<readonly Mentionable[]>([]);
  const [asked, setAsked] = useState<string | null>(null);
  const colleagues = useColleagues(ticket.id, asked);
  const sent = useRef({ text: '', key: '' });
  const save = useMutation({
    mutationFn: async (text: string) => {
      if (sent.current.text !== text) sent.current = { text, key: randomId() };
      const draftId = await keeper.settled();
      const attachments = kept.files.map(({ id }) => id);
      const mentions = stillNamed(text, named).map(({ id }) => id);
      const body = { text, attachments, mentions, ...(draftId && { draftId }) };
      await call('addNote', { params: { id: ticket.id }, body, idempotencyKey: sent.current.key });
    },
    onSuccess: async () => {
      keeper.clear();
      setNamed([]);
      sent.current = { text: '', key: '' };
      toast({ tone: 'success', text: t('note.saved') });
      await client.invalidateQueries({ queryKey: queryKeys.allTickets });
    },
  });
  const submit = () => {
    const text = kept.text.trim();
    setIsEmpty(text === '');
    if (text === '') return field.current?.focus();
    if (files.isBusy) return toast({ tone: 'info', text: t('file.stillComing') });
    if (!save.isPending) save.mutate(text);
  };
  const suggest = (word: string | null): readonly Suggestion[] => {
    if (word !== asked) setTimeout(() => setAsked(word));
    if (word === null) return [];
    return colleagues.map((person) => ({
      id: person.id,
      draw: (
        <>
          <PktIcon name="user" aria-hidden="true" />
          <span className="prepared-line__name">{person.name}</span>
          <span className="prepared-line__text">{person.username}</span>
        </>
      ),
      choose: (typed) => {
        const next = replaced(kept.text, typed, `@${person.name} `);
        keeper.set(next.text);
        setNamed((all) => [...all.filter(({ id }) => id !== person.id), person]);
        place(next.caret);
      },
    }));
  };
  return (
    <DropZone onFiles={files.add}>
      <form
        noValidate
        className="compose compose--note"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <p className="compose__whom compose__whom--note">
          <PktIcon name="lock-locked" aria-hidden="true" />
          {t('note.whom')}
        </p>
        <SuggestField
          ref={field}
          name="note"
          mark="@"
          label={t('note.label')}
          help={t('note.help')}
          error={isEmpty ? t('empty') : undefined}
          listLabel={t('note.colleagues')}
          rows={5}
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
        <ProblemNote error={save.error} />
        <div className="compose__foot">
          <PktButton
            type="submit"
            variant="icon-left"
            iconName="lock-locked"
            color="yellow"
            disabled={save.isPending}
            isLoading={save.isPending}
          >
            {t('note.save')}
          </PktButton>
          <span className="compose__hint">
            <Keys keys="ctrl+Enter" />
          </span>
          <AttachButton onFiles={files.add} />
          <KeptState keeper={keeper} kept={kept} />
        </div>
      </form>
    </DropZone>
  );
}

const NOBODY: readonly Mentionable[] = [];

/** Colleagues who may read this note, by what has been typed of a name. */
function useColleagues(ticketId: string, typed: string | null): readonly Mentionable[] {
  const q = useDebounced(typed, ASK_AFTER_MS);
  const found = useQuery({
    queryKey: ['mentionable', ticketId, q],
    queryFn: ({ signal }) => call('mentionable', { params: { id: ticketId }, query: { q: q ?? '' }, signal }),
    enabled: q !== null,
    staleTime: 60_000,
  });
  return typed === null ? NOBODY : (found.data?.items ?? NOBODY);
}
