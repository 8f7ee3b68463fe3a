import {
  CHANNELS,
  DEFAULT_VIEW_COLUMNS,
  LINES,
  PRIORITIES,
  VIEW_COLUMNS,
  VIEW_ORDERS,
  VIEW_SHARES,
  VIEW_STATES,
  type SaveViewRequest,
  type ViewColumn,
  type ViewFilters,
  type ViewItem,
  type ViewList,
} from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.js';
import { isProblem } from '../../api/problems.js';
import { queryKeys } from '../../api/query-keys.js';
import { Dialog } from '../../ui/dialog.js';
import { ProblemNote } from '../../ui/error-state.js';
import { useFieldFaults } from '../../ui/faults.js';
import { CheckField, ChoiceField, SelectField, TextField } from '../../ui/field.js';
import { useAgencies, useServices, useTeams } from './use-names.js';

const LONGEST_NAME = 80;
const LONGEST_WORDS = 200;
const DUE_CHOICES = [30, 60, 240, 1_440] as const;

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
  const filter = (change: { [F in keyof ViewFilters]?: ViewFilters[F] | undefined }) =>
    set({
      filters: Object.fromEntries(
        Object.entries({ ...filters, ...change }).filter(
          ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
        ),
      ) as ViewFilters,
    });
  const faultsUnder = (pointer: string) =>
    [...faults].flatMap(([at, text]) => (at === pointer || at.startsWith(`${pointer}/`) ? text : [])).join(' ') ||
    undefined;

  useEffect(() => {
    if (save.error) form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [save.error]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const teams = useTeams();
  const services = useServices();
  const agencies = useAgencies();
  const named = (list: readonly { key: string; name: string }[]) =>
    list.map(({ key, name }) => ({ value: key, label: name }));
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
            options={named(teams.filter(({ key }) => shares.teamKeys.includes(key)))}
            onChange={(event) => set({ teamKey: event.target.value })}
          />
        )}
        <fieldset className="view-editor__part">
          <legend>{t('editor.filters')}</legend>
          <div className="view-editor__pair">
            <SelectField
              name="assignee"
              label={t('filter.assignee')}
              optional
              placeholder={t('any.assignee')}
              value={filters.assignee ?? ''}
              error={faults.get('/filters/assignee')}
              options={[
                { value: 'none', label: t('assignee.none') },
                { value: 'me', label: t('assignee.me') },
                ...(filters.assignee === undefined || filters.assignee === 'none' || filters.assignee === 'me'
                  ? []
                  : [{ value: filters.assignee, label: t('assignee.other') }]),
              ]}
              onChange={(event) => filter({ assignee: event.target.value })}
            />
            <SelectField
              name="dueWithinMinutes"
              label={t('filter.dueWithinMinutes')}
              optional
              placeholder={t('any.due')}
              value={filters.dueWithinMinutes ?? ''}
              options={[
                ...new Set([...DUE_CHOICES, ...(filters.dueWithinMinutes ? [filters.dueWithinMinutes] : [])]),
              ].map((minutes) => ({
                value: String(minutes),
                label: minutes < 60 ? t('due.minutes', { count: minutes }) : t('due.hours', { count: minutes / 60 }),
              }))}
              onChange={(event) =>
                filter({ dueWithinMinutes: event.target.value === '' ? undefined : Number(event.target.value) })
              }
            />
            <TextField
              name="words"
              label={t('filter.words')}
              help={t('editor.wordsHelp')}
              optional
              maxLength={LONGEST_WORDS}
              value={filters.words ?? ''}
              error={faults.get('/filters/words')}
              onChange={(event) => filter({ words: event.target.value })}
            />
            <DateField
              name="filedAfter"
              label={t('filter.filedAfter')}
              value={filters.filedAfter}
              onChange={(filedAfter) => filter({ filedAfter })}
            />
            <DateField
              name="filedBefore"
              label={t('filter.filedBefore')}
              value={filters.filedBefore}
              onChange={(filedBefore) => filter({ filedBefore })}
            />
          </div>
          <Several
            name="state"
            options={VIEW_STATES.map((state) => ({ value: state, label: t(`ui:state.${state}`) }))}
            value={filters.state}
            onChange={(state) => filter({ state })}
          />
          <Several
            name="priority"
            options={PRIORITIES.map((priority) => ({ value: priority, label: t(`ui:priority.${priority}`) }))}
            value={filters.priority}
            onChange={(priority) => filter({ priority })}
          />
          <Several
            name="line"
            options={LINES.map((line) => ({ value: line, label: t(`line.${line}`) }))}
            value={filters.line}
            onChange={(line) => filter({ line })}
          />
          <Several
            name="team"
            options={named(teams)}
            value={filters.team}
            error={faultsUnder('/filters/team')}
            onChange={(team) => filter({ team })}
          />
          <Several
            name="service"
            options={named(services)}
            value={filters.service}
            error={faultsUnder('/filters/service')}
            onChange={(service) => filter({ service })}
          />
          <Several
            name="agency"
            options={named(agencies)}
            value={filters.agency}
            error={faultsUnder('/filters/agency')}
            onChange={(agency) => filter({ agency })}
          />
          <Several
            name="channel"
            options={CHANNELS.map((channel) => ({ value: channel, label: t(`channel.${channel}`) }))}
            value={filters.channel}
            onChange={(channel) => filter({ channel })}
          />
        </fieldset>
        <SelectField
          name="order"
          label={t('editor.order')}
          help={holdsResolved ? t('editor.orderHelp') : undefined}
          value={wanted.order}
          error={faults.get('/order')}
          options={VIEW_ORDERS.map((order) => ({ value: order, label: t(`order.${order}`) }))}
          onChange={(event) => set({ order: VIEW_ORDERS.find((one) => one === event.target.value) ?? 'queue' })}
        />
        <ColumnsField value={wanted.columns} error={faultsUnder('/columns')} onChange={(columns) => set({ columns })} />
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

interface SeveralProps<T extends string | number> {
  readonly name: keyof ViewFilters;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly value: readonly T[] | undefined;
  readonly error?: string | undefined;
  readonly onChange: (value: T[]) => void;
}

/** Any of many: folded until it is asked for, with what is chosen said in its head. */
function Several<T extends string | number>({ name, options, value = [], error, onChange }: SeveralProps<T>) {
  const { t } = useTranslation('views');
  const chosen = options.filter((option) => value.includes(option.value));
  return (
    <details className="view-editor__several" open={error !== undefined || undefined}>
      <summary aria-invalid={error === undefined ? undefined : true}>
        <span className="view-editor__filter">{t(`filter.${name}`)}</span>
        <span className="view-editor__chosen">
          {chosen.length === 0 ? t('any.several') : chosen.map(({ label }) => label).join(', ')}
        </span>
      </summary>
      <fieldset>
        <legend className="pkt-sr-only">{t(`filter.${name}`)}</legend>
        {error !== undefined && <p className="field__error">{error}</p>}
        <div className="view-editor__options">
          {options.map((option) => (
            <CheckField
              key={option.value}
              label={option.label}
              checked={value.includes(option.value)}
              onChange={(event) =>
                onChange(event.target.checked ? [...value, option.value] : value.filter((one) => one !== option.value))
              }
            />
          ))}
        </div>
      </fieldset>
    </details>
  );
}

interface DateFieldProps {
  readonly name: string;
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (instant: string | undefined) => void;
}

/** A day, which begins at midnight where one sits. */
function DateField({ name, label, value, onChange }: DateFieldProps): ReactNode {
  const day = (instant: string) => {
    const at = new Date(instant);
    const two = (n: number) => String(n).padStart(2, '0');
    return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  };
  return (
    <TextField
      type="date"
      name={name}
      label={label}
      optional
      value={value === undefined ? '' : day(value)}
      onChange={(event) => {
        const at = new Date(`${event.target.value}T00:00`);
        onChange(Number.isNaN(at.getTime()) ? undefined : at.toISOString());
      }}
    />
  );
}

interface ColumnsFieldProps {
  readonly value: readonly ViewColumn[];
  readonly error: string | undefined;
  readonly onChange: (columns: ViewColumn[]) => void;
}

/** Which columns, and in which order: those chosen first, as they will stand. */
function ColumnsField({ value, error, onChange }: ColumnsFieldProps) {
  const { t } = useTranslation('views');
  const list = [...value, ...VIEW_COLUMNS.filter((column) => !value.includes(column))];
  const move = (column: ViewColumn, by: number) => {
    const next = value.filter((one) => one !== column);
    next.splice(value.indexOf(column) + by, 0, column);
    onChange(next);
  };
  return (
    <fieldset className="view-editor__part">
      <legend>{t('editor.columns')}</legend>
      <p className="view-editor__help">{t('editor.columnsHelp')}</p>
      {error !== undefined && <p className="field__error">{error}</p>}
      <ul className="view-editor__columns">
        {list.map((column) => {
          const at = value.indexOf(column);
          const name = t(`column.${column}`);
          return (
            <li key={column}>
              <CheckField
                label={name}
                checked={at >= 0}
                disabled={at >= 0 && value.length === 1}
                onChange={(event) =>
                  onChange(event.target.checked ? [...value, column] : value.filter((one) => one !== column))
                }
              />
              {at >= 0 && (
                <span className="view-editor__move">
                  <PktButton
                    type="button"
                    skin="tertiary"
                    size="small"
                    variant="icon-only"
                    iconName="chevron-thin-up"
                    disabled={at === 0}
                    onClick={() => move(column, -1)}
                  >
                    {t('editor.up', { name })}
                  </PktButton>
                  <PktButton
                    type="button"
                    skin="tertiary"
                    size="small"
                    variant="icon-only"
                    iconName="chevron-thin-down"
                    disabled={at === value.length - 1}
                    onClick={() => move(column, 1)}
                  >
                    {t('editor.down', { name })}
                  </PktButton>
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </fieldset>
  );
}
