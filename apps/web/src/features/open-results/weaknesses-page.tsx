import type { SaveWeaknessRequest, WeaknessView } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';
import { useMe } from '../../api/session.js';
import { useFormat } from '../../i18n/format.js';
import { Badge } from '../../ui/badge.js';
import { cityDay } from '../../ui/city-time.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorState, ProblemNote } from '../../ui/error-state.js';
import { useFieldFaults } from '../../ui/faults.js';
import { TextareaField, TextField } from '../../ui/field.js';
import { Loading } from '../../ui/loading.js';
import { useNow } from '../../ui/now.js';
import { PageHeader } from '../../ui/page-header.js';
import { toast } from '../../ui/toast.js';
import './open-results.scss';

const LONGEST = 1_000;

/** Where the service owner says what does not go well. */
export function WeaknessesPage() {
  const { t } = useTranslation('open-results');
  const { abilities } = useMe();
  const above = <Link to="/results">{t('title')}</Link>;
  return (
    <div className="results">
      <PageHeader title={t('weak.title')} above={above} lead={abilities.editOpenResults && t('weak.editLead')} />
      {abilities.editOpenResults ? (
        <List />
      ) : (
        <EmptyState icon="lock-locked" title={t('notYours.title')} text={t('notYours.text')} />
      )}
    </div>
  );
}

function List() {
  const { t } = useTranslation('open-results');
  const [edited, setEdited] = useState<string | null>(null);
  const list = useInfiniteQuery({
    queryKey: [...queryKeys.openResults, 'weaknesses'],
    queryFn: ({ pageParam, signal }) =>
      call('weaknesses', { query: pageParam === null ? {} : { cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
  if (list.isPending) return <Loading lines={6} />;
  if (list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  const items = list.data.pages.flatMap((page) => page.items);
  return (
    <>
      {edited === 'new' ? (
        <Form weakness={null} onDone={() => setEdited(null)} />
      ) : (
        <PktButton onClick={() => setEdited('new')}>{t('weak.new')}</PktButton>
      )}
      {items.length === 0 && edited === null && <p>{t('weak.noneYet')}</p>}
      <ul className="results__weak">
        {items.map((one) => (
          <li key={one.id}>
            {edited === one.id ? (
              <Form weakness={one} onDone={() => setEdited(null)} />
            ) : (
              <Entry weakness={one} onEdit={() => setEdited(one.id)} />
            )}
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <PktButton skin="secondary" disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('more')}
        </PktButton>
      )}
    </>
  );
}

function Entry({ weakness, onEdit }: { readonly weakness: WeaknessView; readonly onEdit: () => void }) {
  const { t } = useTranslation('open-results');
  const format = useFormat();
  const { text, doing, notedOn, endedOn } = weakness;
  return (
    <>
      <p className="results__strong">{text}</p>
      <p>{t('weak.doing', { doing })}</p>
      <p className="results__note">
        {t('weak.noted', { date: format.date(notedOn) })}
        {endedOn !== null && <Badge tone="green">{t('weak.ended', { date: format.date(endedOn) })}</Badge>}
      </p>
      <PktButton skin="tertiary" size="small" onClick={onEdit}>
        {t('weak.change')}
        <span className="pkt-sr-only">: {text}</span>
      </PktButton>
    </>
  );
}

function Form({ weakness, onDone }: { readonly weakness: WeaknessView | null; readonly onDone: () => void }) {
  const { t } = useTranslation('open-results');
  const client = useQueryClient();
  const today = cityDay(useNow());
  const [draft, setDraft] = useState<SaveWeaknessRequest>({
    text: weakness?.text ?? '',
    doing: weakness?.doing ?? '',
    notedOn: weakness?.notedOn ?? today,
    endedOn: weakness?.endedOn ?? null,
  });
  const save = useMutation({
    mutationFn: () =>
      weakness === null
        ? call('createWeakness', { body: draft })
        : call('saveWeakness', { params: { id: weakness.id }, body: { ...draft, revision: weakness.revision } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: [...queryKeys.openResults, 'weaknesses'] });
      toast({ tone: 'success', text: t('weak.saved') });
      onDone();
    },
  });
  const faults = useFieldFaults(save.error);
  const set = (part: Partial<SaveWeaknessRequest>) => setDraft({ ...draft, ...part });
  return (
    <form
      className="results__form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!save.isPending) save.mutate();
      }}
    >
      <TextareaField
        name="text"
        label={t('weak.field.text')}
        rows={3}
        maxLength={LONGEST}
        value={draft.text}
        error={faults.get('/text')}
        onChange={({ target }) => set({ text: target.value })}
      />
      <TextareaField
        name="doing"
        label={t('weak.field.doing')}
        rows={3}
        maxLength={LONGEST}
        value={draft.doing}
        error={faults.get('/doing')}
        onChange={({ target }) => set({ doing: target.value })}
      />
      <TextField
        name="notedOn"
        type="date"
        label={t('weak.field.notedOn')}
        value={draft.notedOn}
        error={faults.get('/notedOn')}
        onChange={({ target }) => set({ notedOn: target.value })}
      />
      <TextField
        name="endedOn"
        type="date"
        optional
        label={t('weak.field.endedOn')}
        value={draft.endedOn ?? ''}
        error={faults.get('/endedOn')}
        onChange={({ target }) => set({ endedOn: target.value === '' ? null : target.value })}
      />
      <ProblemNote error={save.error} />
      <div className="results__buttons">
        <PktButton type="submit" disabled={save.isPending}>
          {t('weak.save')}
        </PktButton>
        <PktButton type="button" skin="tertiary" onClick={onDone}>
          {t('cancel')}
        </PktButton>
      </div>
    </form>
  );
}
