import type { ViewItem, ViewList } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router-dom';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';
import { Dialog } from '../../ui/dialog.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorState, ProblemNote } from '../../ui/error-state.js';
import { Loading } from '../../ui/loading.js';
import { PageHeader } from '../../ui/page-header.js';
import { toast } from '../../ui/toast.js';
import { TicketList } from '../../work/ticket-list.js';
import { WorkFrame } from '../../work/work-frame.js';
import { useView, useViews } from './use-views.js';
import { useViewColumns } from './view-columns.js';
import { ViewEditor } from './editor/view-editor.js';
import { useDroppedWords, useViewName } from './view-words.js';
import './views.scss';

/** A view and its tickets, in the frame of all lists. */
export function ViewPage() {
  const { viewId = '' } = useParams();
  return (
    <WorkFrame
      pathname={`/views/${viewId}`}
      list={(isBeside) => <FoundView key={viewId} viewId={viewId} isBeside={isBeside} />}
    />
  );
}

function FoundView({ viewId, isBeside }: { readonly viewId: string; readonly isBeside: boolean }) {
  const { t } = useTranslation('views');
  const { data, error, refetch } = useViews();
  const view = data?.items.find(({ id }) => id === viewId);
  if (data && view) return <View view={view} list={data} isBeside={isBeside} />;
  const unknown = isBeside ? <h2>{t('unknown.title')}</h2> : <PageHeader title={t('unknown.title')} />;
  if (data) {
    return (
      <>
        {unknown}
        <EmptyState title={t('unknown.empty')} text={t('unknown.text')} icon="magnifying-glass-big" />
      </>
    );
  }
  return (
    <>
      {!isBeside && <PageHeader title={t('title')} />}
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Loading lines={8} />}
    </>
  );
}

interface ViewProps {
  readonly view: ViewItem;
  readonly list: ViewList;
  readonly isBeside: boolean;
}

function View({ view, list, isBeside }: ViewProps) {
  const { t } = useTranslation('views');
  const name = useViewName()(view);
  const dropped = useDroppedWords();
  const { rows, isWhole, isCut, error, reload } = useView(view);
  const columns = useViewColumns(view.columns);
  const [open, setOpen] = useState<'edit' | 'copy' | 'delete' | null>(null);
  const navigate = useNavigate();
  const key = `view ${view.id}`;
  const actions = (
    <>
      {view.editable && (
        <PktButton skin="secondary" size="small" onClick={() => setOpen('edit')}>
          {t('edit')}
        </PktButton>
      )}
      <PktButton skin="secondary" size="small" onClick={() => setOpen('copy')}>
        {t('copy')}
      </PktButton>
      {view.editable && (
        <PktButton skin="tertiary" size="small" onClick={() => setOpen('delete')}>
          {t('delete')}
        </PktButton>
      )}
    </>
  );
  return (
    <div className="queue view-page">
      {isBeside ? <h2 className="view-page__beside">{name}</h2> : <PageHeader title={name} actions={actions} />}
      {view.dropped.length > 0 && (
        <div className="problem-note" role="note">
          <p>{t('dropped.title')}</p>
          <ul>
            {view.dropped.map((part) => (
              <li key={`${part.part} ${part.name} ${part.value ?? ''}`}>{dropped(part)}</li>
            ))}
          </ul>
        </div>
      )}
      {error !== null && rows.length === 0 && <ErrorState error={error} onRetry={reload} />}
      {error === null && !isWhole && rows.length === 0 && <Loading lines={8} />}
      {isCut && <p className="view-page__note">{t('cut', { count: rows.length })}</p>}
      {rows.length > 0 && (
        <TicketList
          label={name}
          listKey={key}
          filterKey={key}
          all={rows}
          rows={rows}
          isWhole={isWhole}
          isBeside={isBeside}
          {...(columns === undefined || isBeside ? {} : { columns })}
        />
      )}
      {isWhole && rows.length === 0 && (
        <EmptyState
          title={t('empty.title')}
          text={view.name === null ? t(`emptyText.${view.id}`) : t('empty.text')}
          icon="coffee"
        />
      )}
      {(open === 'edit' || open === 'copy') && (
        <ViewEditor
          view={open === 'edit' ? view : { ...view, name: t('copyOf', { name }), share: 'personal', teamKey: null }}
          isCopy={open === 'copy'}
          shares={list.shares}
          onClose={() => setOpen(null)}
          onSaved={({ id }) => {
            setOpen(null);
            navigate(`/views/${id}`);
          }}
        />
      )}
      {open === 'delete' && <DeleteDialog view={view} name={name} onClose={() => setOpen(null)} />}
    </div>
  );
}

function DeleteDialog({
  view,
  name,
  onClose,
}: {
  readonly view: ViewItem;
  readonly name: string;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('views');
  const client = useQueryClient();
  const navigate = useNavigate();
  const remove = useMutation({
    mutationFn: () => call('deleteView', { params: { id: view.id } }),
    onSuccess: () => {
      toast({ tone: 'success', text: t('deleted', { name }) });
      client.setQueryData<ViewList>(
        queryKeys.views,
        (list) => list && { ...list, items: list.items.filter(({ id }) => id !== view.id) },
      );
      navigate('/views/my_work');
      void client.invalidateQueries({ queryKey: queryKeys.views });
    },
  });
  return (
    <Dialog open title={t('deleteDialog.title', { name })} onClose={onClose}>
      <p>{t(view.share === 'personal' ? 'deleteDialog.own' : 'deleteDialog.shared')}</p>
      <ProblemNote error={remove.error} />
      <div className="dialog__actions">
        <PktButton onClick={() => remove.mutate()} isLoading={remove.isPending}>
          {t('deleteDialog.confirm')}
        </PktButton>
        <PktButton skin="secondary" onClick={onClose}>
          {t('editor.cancel')}
        </PktButton>
      </div>
    </Dialog>
  );
}
