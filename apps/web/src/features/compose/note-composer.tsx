import type { Mentionable } from '@desk/contracts';
import { PktIcon } from '@oslokommune/punkt-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';
import { randomId } from '../../api/random-id.js';
import { ProblemNote } from '../../ui/error-state.js';
import { toast } from '../../ui/toast.js';
import { useDebounced } from '../../ui/use-debounced.js';
import { ComposeFrame, useComposing } from './compose-frame.js';
import type { ComposerProps } from './composer-props.js';
import { replaced, stillNamed } from './suggest.js';
import type { Suggestion } from './suggest-field.js';

const ASK_AFTER_MS = 150;

/** To the other agents, and to nobody else. Saved at once; nothing of it can be sent. */
export function NoteComposer({ ticket, onWriting }: Omit<ComposerProps, 'kind'>) {
  const { t } = useTranslation('compose');
  const client = useQueryClient();
  const composing = useComposing(ticket.id, 'note');
  const { keeper, kept, place } = composing;
  const [named, setNamed] = useState<readonly Mentionable[]>([]);
  const [asked, setAsked] = useState<string | null>(null);
  const colleagues = useColleagues(ticket.id, asked);
  const sent = useRef({ text: '', key: '' });
  const save = useMutation({
    mutationFn: async ({ text, attachments }: { text: string; attachments: string[] }) => {
      if (sent.current.text !== text) sent.current = { text, key: randomId() };
      const draftId = await keeper.settled();
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
    const written = composing.ready();
    if (written && !save.isPending) save.mutate(written);
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
    <ComposeFrame
      kind="note"
      composing={composing}
      whom={t('note.whom')}
      field={{
        name: 'note',
        mark: '@',
        label: t('note.label'),
        help: t('note.help'),
        listLabel: t('note.colleagues'),
        rows: 5,
        suggest,
      }}
      submit={t('note.save')}
      isPending={save.isPending}
      onSubmit={submit}
      onWriting={onWriting}
    >
      <ProblemNote error={save.error} />
    </ComposeFrame>
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
