import {
  DEFAULT_VIEW_COLUMNS,
  VIEW_ORDERS,
  VIEW_SHARES,
  type SaveViewRequest,
  type ViewItem,
  type ViewList,
} from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client.js';
import { isProblem } from '../../../api/problems.js';
import { queryKeys } from '../../../api/query-keys.js';
import { Dialog } from '../../../ui/dialog.js';
import { ProblemNote } from '../../../ui/error-state.js';
import { useFieldFaults } from '../../../ui/faults.js';
import { ChoiceField, SelectField, TextField } from '../../../ui/field.js';
import { useTeams } from '../use-names.js';
import { ColumnsField } from './columns-field.js';
import { faultsUnder } from './faults-under.js';
import { FiltersField } from './filters-field.js';

const LONGEST_NAME = 80;

export interface ViewEditorProps {
  /** What one begins with; null: everything open. */
  readonly view: ViewItem | null;
  /** It is saved as another one. */
  readonly isCopy?: boolean;
  readonly shares: ViewList['shares'];
  readonly onClose: () => void;
  readonly onSaved: (view: ViewItem) => void;
}

const blank: SaveViewRequest = {
  name: '',
  columns: [...DEFAULT_VIEW_COLUMNS],
  filters: {},
  order: 'queue',
  share: 'personal',
};

function begin(view: ViewItem | null): SaveViewRequest {
  if (view === null) return blank;
  const { name, columns, filters, order, share, teamKey } = view;
  return {
    name: name ?? '',
    columns,
    filters,
    order,
    share: share === 'built_in' ? 'personal' : share,
    ...(teamKey === null ? {} : { teamKey }),
  };
}

/** Everything that a view says. What was typed stays when the desk refuses it. */
export function ViewEditor({ view, isCopy = false, shares, onClose, onSaved }: ViewEditorProps) {
  const { t } = useTranslation('views');
  const client = useQueryClient();
  const [wanted, setWanted] = useState(() => begin(view));
  const form = useRef<HTMLFormElement>(null);
  const isNew = view === null || isCopy;
  const save = useMutation({
    mutationFn: () =>
      isNew
        ? call('createView', { body: wanted })
        : call('changeView', { params: { id: view.id }, body: { ...wanted, revision: view.revision ?? 1 } }),
    onSuccess: async (saved) => {
      await client.invalidateQueries({ queryKey: queryKeys.views });
      onSaved(saved);
    },
    // What somebody else has saved is what one begins with when one tries again.
    onError: (error) =>
      isProblem(error, 'stale_version') && void client.invalidateQueries({ queryKey: queryKeys.views }),
  });
  const faults = useFieldFaults(save.error);
  const set = (change: Partial<SaveViewRequest>) => setWanted((before) => ({ ...before, ...change }));
  const { filters } = wanted;

  useEffect(() => {
    if (save.error) form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [save.error]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const teams = useTeams();
  const shareable = VIEW_SHARES.filter(
    (share) => share === 'personal' || (share === 'all' ? shares.all : shares.teamKeys.length > 0),
  );
  const holdsResolved = filters.state?.includes('resolved') === true;
  return (
    <Dialog open size="wide" title={t(isNew ? 'editor.new' : 'editor.title')} onClose={onClose}>
      <form ref={form} className="view-editor" noValidate onSubmit={submit}>
        <TextField
          name="name"
          label={t('editor.name')}
          maxLength={LONGEST_NAME}
          value={wanted.name}
          error={faults.get('/name')}
          onChange={(event) => set({ name: event.target.value })}
        />
        {shareable.length > 1 && (
          <ChoiceField
            name="share"
            label={t('editor.share')}
            value={wanted.share}
            options={shareable.map((share) => ({ value: share, label: t(`share.${share}`) }))}
            onChange={(value) => {
              const share = VIEW_SHARES.find((one) => one === value) ?? 'personal';
              const [teamKey] = shares.teamKeys;
              set({ share, ...(share === 'team' && teamKey !== undefined ? { teamKey } : {}) });
            }}
          />
        )}
        {wanted.share === 'team' && (
          <SelectField
            name="teamKey"
            label={t('editor.team')}
            value={wanted.teamKey ?? ''}
            error={faults.get('/teamKey')}
            options={teams.flatMap(({ key, name }) =>
              shares.teamKeys.includes(key) ? { value: key, label: name } : [],
            )}
            onChange={(event) => set({ teamKey: event.target.value })}
          />
        )}
        <FiltersField value={filters} faults={faults} onChange={(next) => set({ filters: next })} />
        <SelectField
          name="order"
          label={t('editor.order')}
          help={holdsResolved ? t('editor.orderHelp') : undefined}
          value={wanted.order}
          error={faults.get('/order')}
          options={VIEW_ORDERS.map((order) => ({ value: order, label: t(`order.${order}`) }))}
          onChange={(event) => set({ order: VIEW_ORDERS.find((one) => one === event.target.value) ?? 'queue' })}
        />
        <ColumnsField
          value={wanted.columns}
          error={faultsUnder(faults, '/columns')}
          onChange={(columns) => set({ columns })}
        />
        {isProblem(save.error, 'stale_version') ? (
          <div className="problem-note" role="alert">
            {t('editor.stale')}
          </div>
        ) : (
          <ProblemNote error={save.error} />
        )}
        <div className="dialog__actions">
          <PktButton type="submit" isLoading={save.isPending}>
            {t('editor.save')}
          </PktButton>
          <PktButton type="button" skin="secondary" onClick={onClose}>
            {t('editor.cancel')}
          </PktButton>
        </div>
      </form>
    </Dialog>
  );
}
