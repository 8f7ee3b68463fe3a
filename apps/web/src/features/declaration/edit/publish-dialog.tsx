import type { DeclarationHead, FieldError } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router-dom';
import { call } from '../../../api/client.js';
import { isProblem } from '../../../api/problems.js';
import { queryKeys } from '../../../api/query-keys.js';
import { useFormat } from '../../../i18n/format.js';
import { Dialog } from '../../../ui/dialog.js';
import { ErrorState, ProblemNote } from '../../../ui/error-state.js';
import { useFieldFaults } from '../../../ui/faults.js';
import { TextField } from '../../../ui/field.js';
import { Loading } from '../../../ui/loading.js';
import { useNow } from '../../../ui/now.js';
import { toast } from '../../../ui/toast.js';
import { ChangeTable } from '../change-table.js';
import { useChangeWords } from '../change-words.js';
import { cityDay } from '../../../ui/city-time.js';
import { addDays } from '../dates.js';
import type { Named } from '../use-services.js';
import { useDraftFaults } from './draft-faults.js';
import type { DraftKeeper } from './draft-keeper.js';

interface PublishDialogProps {
  readonly id: string;
  readonly keeper: DraftKeeper;
  /** All versions, newest first. */
  readonly versions: readonly DeclarationHead[];
  readonly services: readonly Named[];
  readonly onClose: () => void;
}

/** Says what would change from when on, and makes the draft a promise. */
export function PublishDialog({ id, keeper, versions, services, onClose }: PublishDialogProps) {
  const { t } = useTranslation('declaration');
  const format = useFormat();
  const client = useQueryClient();
  const navigate = useNavigate();
  const earliest = earliestDay(versions, cityDay(useNow()));
  const [validFrom, setValidFrom] = useState(earliest);
  const before = versions.find(({ standing }) => standing === 'in_force') ?? versions[0];
  // What is typed is saved first: what is published is what the screen shows.
  const ready = useQuery({
    queryKey: [...queryKeys.declaration, 'publish', id],
    queryFn: async ({ signal }) => {
      await keeper.flush();
      const query = { before: String(before?.version ?? 1), after: id };
      return call('compareDeclarations', { query, signal });
    },
    gcTime: 0,
    staleTime: 0,
  });
  const publish = useMutation({
    mutationFn: async () => {
      await keeper.flush();
      const { revision } = keeper.state();
      return call('publishDraft', { params: { id }, body: { revision, validFrom } });
    },
    onSuccess: (published) => {
      void client.invalidateQueries({ queryKey: queryKeys.declaration });
      toast({
        tone: 'success',
        text: t('publish.done', { version: published.version, date: format.date(published.validFrom) }),
      });
      navigate(`/declaration/versions/${published.version}`);
    },
    onError: async (error) => {
      if (!isProblem(error, 'stale_version')) return;
      await keeper.refresh();
      void ready.refetch();
    },
  });
  const fieldFaults = useFieldFaults(publish.error);
  const { faults } = keeper.state();
  const isStale = isProblem(publish.error, 'stale_version');
  const isDateAlone = isProblem(publish.error, 'validation_failed') && fieldFaults.has('/validFrom');
  return (
    <Dialog open title={t('publish.title')} onClose={onClose} size="wide">
      {ready.isPending && <Loading lines={5} />}
      {ready.isError && <ErrorState error={ready.error} onRetry={() => void ready.refetch()} />}
      {ready.isSuccess && faults.length > 0 && <Faults faults={faults} services={services} onClose={onClose} />}
      {ready.isSuccess && faults.length === 0 && (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (!publish.isPending) publish.mutate();
          }}
        >
          <TextField
            type="date"
            name="validFrom"
            label={t('publish.validFrom')}
            help={t('publish.validFromHelp', { date: format.date(earliest) })}
            min={earliest}
            value={validFrom}
            error={fieldFaults.get('/validFrom')}
            onChange={({ target }) => setValidFrom(target.value)}
          />
          <h3 className="declaration__subtitle">{t('publish.changes', { version: before?.version ?? 1 })}</h3>
          {ready.data.changes.length === 0 ? (
            <p>{t('publish.noChanges')}</p>
          ) : (
            <ChangeTable
              label={t('publish.changes', { version: before?.version ?? 1 })}
              changes={ready.data.changes}
              before={t('list.version', { version: before?.version ?? 1 })}
              after={t('publish.draft')}
              services={services}
            />
          )}
          <p className="publish__final">{t('publish.final')}</p>
          {isStale && (
            <div className="problem-note" role="alert">
              {t('publish.stale')}
            </div>
          )}
          {!isStale && !isDateAlone && <ProblemNote error={publish.error} />}
          <div className="dialog__actions">
            <PktButton type="submit" isLoading={publish.isPending}>
              {t(isStale ? 'publish.again' : 'publish.confirm')}
            </PktButton>
            <PktButton skin="secondary" onClick={onClose}>
              {t('publish.cancel')}
            </PktButton>
          </div>
        </form>
      )}
    </Dialog>
  );
}

/** Tomorrow, or the day after the newest version begins; the desk has the last word. */
function earliestDay(versions: readonly DeclarationHead[], today: string): string {
  const newest = versions[0] === undefined ? today : cityDay(versions[0].validFrom);
  return addDays(newest > today ? newest : today, 1);
}

interface FaultsProps {
  readonly faults: readonly FieldError[];
  readonly services: readonly Named[];
  readonly onClose: () => void;
}

/** What must be put right first; each line leads to its field. */
function Faults({ faults, services, onClose }: FaultsProps) {
  const { t } = useTranslation('declaration');
  const words = useChangeWords(services);
  const { text } = useDraftFaults(faults);
  return (
    <>
      <p>{t('publish.faults', { count: faults.length })}</p>
      <ul className="publish__faults">
        {faults.map((fault, index) => {
          const pointer = fault.pointer.replace(/^\/content/, '').replace(/\/(seconds|businessDays|calendarKey)$/, '');
          return (
            <li key={`${fault.pointer} ${index}`}>
              <button
                type="button"
                className="text-button"
                onClick={() => {
                  onClose();
                  // Once the dialog has given the focus back.
                  setTimeout(() => focusPlace(pointer));
                }}
              >
                {words.place(pointer)}: {text(fault)}
              </button>
            </li>
          );
        })}
      </ul>
      <div className="dialog__actions">
        <PktButton skin="secondary" onClick={onClose}>
          {t('publish.cancel')}
        </PktButton>
      </div>
    </>
  );
}

function focusPlace(pointer: string): void {
  const place = document.querySelector(`[data-place="${CSS.escape(pointer)}"]`);
  const closed = place?.closest('details');
  if (closed) closed.open = true;
  const field = place?.querySelector<HTMLElement>('input, textarea, select');
  const invalid = document.querySelector<HTMLElement>('main [aria-invalid]');
  (field ?? invalid)?.focus();
}
