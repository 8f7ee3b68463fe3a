import type { DeclarationDraftHead, DeclarationHead } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router-dom';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';
import { useMe } from '../../api/session.js';
import { useFormat } from '../../i18n/format.js';
import { Badge, type Tone } from '../../ui/badge.js';
import { Dialog } from '../../ui/dialog.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorState, ProblemNote } from '../../ui/error-state.js';
import { Loading } from '../../ui/loading.js';
import { useNow } from '../../ui/now.js';
import { PageHeader } from '../../ui/page-header.js';
import { toast } from '../../ui/toast.js';
import { useDeclarations } from './use-declarations.js';
import './declaration.scss';

const TONES: Readonly<Record<DeclarationHead['standing'], Tone>> = {
  coming: 'yellow',
  in_force: 'green',
  past: 'neutral',
};

/** What was, is and will be promised; for the service owner also what might be. */
export function VersionsPage() {
  const { t } = useTranslation('declaration');
  const { abilities } = useMe();
  const list = useDeclarations();
  const begin = useBeginDraft();
  return (
    <div className="declaration">
      <PageHeader
        above={<Link to="/declaration">{t('back')}</Link>}
        title={t('list.title')}
        lead={t('list.lead')}
        actions={
          abilities.editDeclaration && (
            <PktButton
              size="small"
              variant="icon-left"
              iconName="plus-circle"
              isLoading={begin.isPending}
              onClick={() => begin.mutate({})}
            >
              {t('list.newDraft')}
            </PktButton>
          )
        }
      />
      <ProblemNote error={begin.error} />
      {list.isPending && <Loading lines={6} />}
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && abilities.editDeclaration && <Drafts drafts={list.data.drafts} />}
      {list.data && (
        <section aria-labelledby="versions-published">
          <h2 id="versions-published" className="declaration__title">
            {t('list.published')}
          </h2>
          {list.data.items.length === 0 && <EmptyState title={t('none.title')} text={t('none.text')} icon="clock" />}
          <ul className="versions">
            {list.data.items.map((head) => (
              <Version
                key={head.id}
                head={head}
                {...(abilities.editDeclaration ? { onDraft: () => begin.mutate({ basedOn: head.version }) } : {})}
              />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function useBeginDraft() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (body: { basedOn?: number }) => call('createDraft', { body }),
    onSuccess: (draft) => {
      void client.invalidateQueries({ queryKey: queryKeys.declaration });
      navigate(`/declaration/drafts/${draft.id}`);
    },
  });
}

function Version({ head, onDraft }: { readonly head: DeclarationHead; readonly onDraft?: () => void }) {
  const { t } = useTranslation('declaration');
  const format = useFormat();
  const { version, name, standing, validFrom, publishedAt, publishedBy } = head;
  const address = standing === 'in_force' ? '/declaration' : `/declaration/versions/${version}`;
  return (
    <li className="version">
      <div className="version__head">
        <h3 className="version__name">
          <Link to={address}>{t('compare.version', { version, name })}</Link>
        </h3>
        <Badge tone={TONES[standing]}>{t(`standing.${standing}`)}</Badge>
      </div>
      <p className="version__facts">
        {t('list.validFrom', { date: format.date(validFrom) })}
        {', '}
        {publishedBy
          ? t('list.by', { date: format.date(publishedAt), name: publishedBy.name })
          : t('list.at', { date: format.date(publishedAt) })}
      </p>
      <p className="version__actions">
        {version > 1 && (
          <Link
            to={`/declaration/compare?before=${version - 1}&after=${version}`}
            aria-label={t('list.compareOf', { version })}
          >
            {t('list.compare')}
          </Link>
        )}
        {onDraft && (
          <button
            type="button"
            className="text-button"
            aria-label={t('list.newDraftOfName', { version })}
            onClick={onDraft}
          >
            {t('list.newDraftOf')}
          </button>
        )}
      </p>
    </li>
  );
}

function Drafts({ drafts }: { readonly drafts: readonly DeclarationDraftHead[] }) {
  const { t } = useTranslation('declaration');
  const format = useFormat();
  const now = useNow();
  const [deleting, setDeleting] = useState<DeclarationDraftHead | null>(null);
  const nameOf = ({ name }: DeclarationDraftHead) => name || t('list.unnamed');
  return (
    <section aria-labelledby="versions-drafts" className="versions__drafts">
      <h2 id="versions-drafts" className="declaration__title">
        {t('list.drafts')}
      </h2>
      <p className="declaration__text">{t('list.draftsText')}</p>
      {drafts.length === 0 && <EmptyState title={t('list.noDrafts')} text={t('list.noDraftsText')} icon="edit" />}
      <ul className="versions">
        {drafts.map((draft) => (
          <li key={draft.id} className="version version--draft">
            <div className="version__head">
              <h3 className="version__name">
                <Link to={`/declaration/drafts/${draft.id}`}>{nameOf(draft)}</Link>
              </h3>
            </div>
            <p className="version__facts">
              {draft.basedOn !== null && `${t('list.basedOn', { version: draft.basedOn })}, `}
              {t('list.changed', { when: format.relative(draft.updatedAt, now), name: draft.updatedBy?.name ?? '–' })}
            </p>
            <p className="version__actions">
              {draft.basedOn !== null && (
                <Link to={`/declaration/compare?before=${draft.basedOn}&after=${draft.id}`}>{t('edit.compare')}</Link>
              )}
              <button
                type="button"
                className="text-button"
                aria-label={t('list.deleteName', { name: nameOf(draft) })}
                onClick={() => setDeleting(draft)}
              >
                {t('list.delete')}
              </button>
            </p>
          </li>
        ))}
      </ul>
      {deleting && <DeleteDialog id={deleting.id} name={nameOf(deleting)} onClose={() => setDeleting(null)} />}
    </section>
  );
}

interface DeleteDialogProps {
  readonly id: string;
  readonly name: string;
  readonly onClose: () => void;
}

function DeleteDialog({ id, name, onClose }: DeleteDialogProps) {
  const { t } = useTranslation('declaration');
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: () => call('deleteDraft', { params: { id } }),
    onSuccess: () => {
      toast({ tone: 'success', text: t('list.deleted') });
      onClose();
    },
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.declaration }),
  });
  return (
    <Dialog open title={t('list.deleteTitle')} onClose={onClose}>
      <p>{t('list.deleteText', { name })}</p>
      <ProblemNote error={remove.error} />
      <div className="dialog__actions">
        <PktButton isLoading={remove.isPending} onClick={() => remove.mutate()}>
          {t('list.delete')}
        </PktButton>
        <PktButton skin="secondary" onClick={onClose}>
          {t('list.keep')}
        </PktButton>
      </div>
    </Dialog>
  );
}
