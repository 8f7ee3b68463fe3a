import type { DeclarationContent } from '@desk/contracts';
import { PktButton, PktIcon } from '@oslokommune/punkt-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router-dom';
import { call } from '../../../api/client.js';
import { isProblem } from '../../../api/problems.js';
import { queryKeys } from '../../../api/query-keys.js';
import { ProblemNote } from '../../../ui/error-state.js';
import { useChangeWords } from '../change-words.js';
import type { Clash } from '../places.js';
import type { Named } from '../use-services.js';
import type { DraftKeeper, DraftState } from './draft-keeper.js';

interface SaveStateProps {
  readonly state: DraftState;
  readonly keeper: DraftKeeper;
  readonly services: readonly Named[];
}

/** Whether everything is saved, and what to do where it is not. */
export function SaveState({ state, keeper, services }: SaveStateProps) {
  const { t } = useTranslation('declaration');
  const { saving, error, clashes, content } = state;
  const isGone = isProblem(error, 'declaration_in_force', 'not_found');
  return (
    <div className="save-state">
      <p className={`save-state__line save-state__line--${saving}`} role="status">
        {saving === 'saved' && <PktIcon name="check-medium" aria-hidden="true" />}
        {saving === 'failed' && <PktIcon name="alert-error" aria-hidden="true" />}
        {/* Each pause in the typing is not worth a word to who listens: only what came of it is. */}
        <span aria-hidden={saving === 'typing' || saving === 'saving'}>{t(`edit.saving.${saving}`)}</span>
      </p>
      {saving === 'failed' && !isGone && (
        <>
          <ProblemNote error={error} />
          <PktButton skin="secondary" size="small" onClick={() => void keeper.flush().catch(() => undefined)}>
            {t('edit.retry')}
          </PktButton>
        </>
      )}
      {saving === 'failed' && isGone && <Gone error={error} content={content} />}
      {clashes.length > 0 && <Clashes clashes={clashes} services={services} onDismiss={keeper.dismissClashes} />}
    </div>
  );
}

/** The draft is not there any more; what was typed is. */
function Gone({ error, content }: { readonly error: unknown; readonly content: DeclarationContent }) {
  const { t } = useTranslation('declaration');
  const client = useQueryClient();
  const navigate = useNavigate();
  const version = isProblem(error, 'declaration_in_force') ? error.body?.current?.version : undefined;
  const rescue = useMutation({
    mutationFn: async () => {
      const { id, revision } = await call('createDraft', { body: {} });
      return call('saveDraft', { params: { id }, body: { revision, content } });
    },
    onSuccess: ({ id }) => {
      void client.invalidateQueries({ queryKey: queryKeys.declaration });
      navigate(`/declaration/drafts/${id}`, { replace: true });
    },
  });
  return (
    <div className="problem-note" role="alert">
      <p>{version === undefined ? t('edit.deleted') : t('edit.published', { version })}</p>
      <p>{t('edit.gone')}</p>
      <div className="row">
        <PktButton size="small" isLoading={rescue.isPending} onClick={() => rescue.mutate()}>
          {t('edit.saveAsNew')}
        </PktButton>
        {version !== undefined && (
          <Link to={`/declaration/versions/${version}`}>{t('edit.readPublished', { version })}</Link>
        )}
      </div>
      <ProblemNote error={rescue.error} />
    </div>
  );
}

interface ClashesProps {
  readonly clashes: readonly Clash[];
  readonly services: readonly Named[];
  readonly onDismiss: () => void;
}

function Clashes({ clashes, services, onDismiss }: ClashesProps) {
  const { t } = useTranslation('declaration');
  const words = useChangeWords(services);
  return (
    <div className="clashes" role="alert">
      <p className="clashes__title">{t('edit.clash.title')}</p>
      <p>{t('edit.clash.text')}</p>
      <ul>
        {clashes.map(({ pointer, theirs }, index) => (
          <li key={`${pointer} ${index}`}>
            {t('edit.clash.line', {
              place: words.place(pointer),
              value: words.value(pointer, theirs ?? null).join(' · '),
            })}
          </li>
        ))}
      </ul>
      <PktButton skin="secondary" size="small" onClick={onDismiss}>
        {t('edit.clash.dismiss')}
      </PktButton>
    </div>
  );
}
