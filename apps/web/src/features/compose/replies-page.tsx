import type { CannedReplyView, MacroView } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';
import { Badge } from '../../ui/badge.js';
import { Dialog } from '../../ui/dialog.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorState, ProblemNote } from '../../ui/error-state.js';
import { TextField } from '../../ui/field.js';
import { Loading } from '../../ui/loading.js';
import { PageHeader } from '../../ui/page-header.js';
import { toast } from '../../ui/toast.js';
import { MacroForm } from './macro-form.js';
import { ReplyForm } from './reply-form.js';
import { ranked } from './suggest.js';
import { textOf } from './text-of.js';
import { useCannedReplies, useMacros } from './use-prepared.js';
import './compose.scss';

type One = CannedReplyView | MacroView;
type Open =
  | { readonly what: 'reply'; readonly one: CannedReplyView | null }
  | { readonly what: 'macro'; readonly one: MacroView | null }
  | { readonly what: 'delete'; readonly one: One };

/** Prepared answers and macros: one's own, and the shared ones that one may use; who may, changes them here. */
export function RepliesPage() {
  const { t } = useTranslation('compose');
  const replies = useCannedReplies();
  const macros = useMacros();
  const [word, setWord] = useState('');
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  return (
    <div className="replies">
      <PageHeader title={t('replies.title')} lead={t('replies.lead')} />
      <TextField
        name="q"
        label={t('prepared.search')}
        optional
        value={word}
        autoComplete="off"
        onChange={(event) => setWord(event.target.value)}
      />
      <Section
        title={t('replies.replies')}
        add={t('replies.addReply')}
        onAdd={() => setOpen({ what: 'reply', one: null })}
        {...shown(replies, word)}
        onEdit={(one) => 'textNb' in one && setOpen({ what: 'reply', one })}
        onDelete={(one) => setOpen({ what: 'delete', one })}
      />
      <Section
        title={t('replies.macros')}
        add={t('replies.addMacro')}
        onAdd={() => setOpen({ what: 'macro', one: null })}
        {...shown(macros, word)}
        onEdit={(one) => 'actions' in one && setOpen({ what: 'macro', one })}
        onDelete={(one) => setOpen({ what: 'delete', one })}
      />
      {open?.what === 'reply' && <ReplyForm reply={open.one} onClose={close} />}
      {open?.what === 'macro' && <MacroForm macro={open.one} onClose={close} />}
      {open?.what === 'delete' && <DeleteDialog one={open.one} onClose={close} />}
    </div>
  );
}

interface Found {
  readonly items: readonly One[] | undefined;
  readonly error: unknown;
  readonly retry: () => void;
}

function shown(
  { data, error, refetch }: { data: readonly One[] | undefined; error: unknown; refetch: () => unknown },
  word: string,
): Found {
  const items = data && (word.trim() === '' ? data : ranked<One>(data, word, '', textOf));
  return { items, error, retry: () => void refetch() };
}

interface SectionProps extends Found {
  readonly title: string;
  readonly add: string;
  readonly onAdd: () => void;
  readonly onEdit: (one: One) => void;
  readonly onDelete: (one: One) => void;
}

function Section({ title, add, onAdd, items, error, retry, onEdit, onDelete }: SectionProps) {
  const { t } = useTranslation('compose');
  return (
    <section className="replies__section" aria-label={title}>
      <div className="replies__head">
        <h2>{title}</h2>
        <PktButton size="small" variant="icon-left" iconName="plus-circle" onClick={onAdd}>
          {add}
        </PktButton>
      </div>
      {error ? <ErrorState error={error} onRetry={retry} /> : !items && <Loading lines={4} />}
      {items?.length === 0 && <EmptyState title={t('prepared.none')} icon="document-text" />}
      <ul className="reply-list">
        {items?.map((one) => (
          <li key={one.id} className="reply">
            <p className="reply__head">
              <strong>{one.name}</strong> {one.shortcut && <kbd className="key">/{one.shortcut}</kbd>}{' '}
              {one.personal && <Badge tone="blue">{t('replies.personal')}</Badge>}{' '}
              <span className="reply__uses">{t('replies.uses', { count: one.uses })}</span>
            </p>
            <p className="reply__text">{textOf(one)}</p>
            {one.mayEdit && (
              <p className="reply__actions">
                <button
                  type="button"
                  className="tool-button"
                  aria-label={t('replies.editOf', { name: one.name })}
                  onClick={() => onEdit(one)}
                >
                  {t('replies.edit')}
                </button>
                <button
                  type="button"
                  className="tool-button"
                  aria-label={t('replies.deleteOf', { name: one.name })}
                  onClick={() => onDelete(one)}
                >
                  {t('replies.delete')}
                </button>
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function DeleteDialog({ one, onClose }: { readonly one: One; readonly onClose: () => void }) {
  const { t } = useTranslation('compose');
  const client = useQueryClient();
  const isReply = 'textNb' in one;
  const remove = useMutation({
    mutationFn: () => call(isReply ? 'deleteCannedReply' : 'deleteMacro', { params: { id: one.id } }),
    onSuccess: () => {
      toast({ tone: 'success', text: t('replies.deleted', { name: one.name }) });
      void client.invalidateQueries({ queryKey: isReply ? queryKeys.cannedReplies : queryKeys.macros });
      onClose();
    },
  });
  return (
    <Dialog open title={t('replies.deleteOf', { name: one.name })} onClose={onClose}>
      <p>{t(one.personal ? 'replies.deleteOwn' : 'replies.deleteShared')}</p>
      <ProblemNote error={remove.error} />
      <div className="dialog__actions">
        <PktButton disabled={remove.isPending} isLoading={remove.isPending} onClick={() => remove.mutate()}>
          {t('replies.delete')}
        </PktButton>
        <PktButton skin="secondary" onClick={onClose}>
          {t('cancel')}
        </PktButton>
      </div>
    </Dialog>
  );
}
