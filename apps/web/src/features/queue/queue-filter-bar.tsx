import { OPEN_STATES, PRIORITIES } from '@desk/contracts';
import type { QueueRow } from '@desk/contracts';
import { PktButton, PktIcon } from '@oslokommune/punkt-react';
import { useEffect, useId, useMemo, useState } from 'react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueFilters, useQueueFilters } from './use-queue-filters.js';
import { WHOSE } from './use-queue-filters.js';

interface FilterBarProps {
  readonly rows: readonly QueueRow[];
  readonly filters: QueueFilters;
  readonly isFiltered: boolean;
  readonly onSet: ReturnType<typeof useQueueFilters>['set'];
  readonly onClear: () => void;
  readonly searchField: RefObject<HTMLInputElement | null>;
}

interface Choice {
  readonly value: string;
  readonly label: string;
}

const PAUSE_MS = 150;

const collator = new Intl.Collator('nb');

/** What occurs in the queue, and what is chosen even if it does not occur any more. */
function choices(refs: readonly { key: string; name: string }[], chosen: string): readonly Choice[] {
  const names = new Map(refs.map(({ key, name }) => [key, name]));
  if (chosen !== '' && !names.has(chosen)) names.set(chosen, chosen);
  return [...names].map(([value, label]) => ({ value, label })).sort((a, b) => collator.compare(a.label, b.label));
}

export function QueueFilterBar({ rows, filters, isFiltered, onSet, onClear, searchField }: FilterBarProps) {
  const { t } = useTranslation('queue');
  const { t: tUi } = useTranslation('ui');
  const services = useMemo(
    () =>
      choices(
        rows.map((row) => row.service),
        filters.service,
      ),
    [rows, filters.service],
  );
  const agencies = useMemo(
    () =>
      choices(
        rows.map((row) => row.agency),
        filters.agency,
      ),
    [rows, filters.agency],
  );
  return (
    <form className="queue-filters" role="search" aria-label={t('filter.title')} onSubmit={(e) => e.preventDefault()}>
      <div className="queue-filters__whose" role="group" aria-label={t('filter.whose')}>
        {WHOSE.map((whose) => (
          <button
            key={whose}
            type="button"
            className="queue-filters__whose-button"
            aria-pressed={filters.whose === whose}
            onClick={() => onSet('assignee', whose)}
          >
            {t(`whose.${whose}`)}
          </button>
        ))}
      </div>
      <SearchField value={filters.text} onSet={onSet} searchField={searchField} />
      <Select
        label={t('filter.state')}
        value={filters.state}
        all={t('filter.allStates')}
        choices={OPEN_STATES.map((state) => ({ value: state, label: tUi(`state.${state}`) }))}
        onChoose={(value) => onSet('state', value)}
      />
      <Select
        label={t('filter.priority')}
        value={filters.priority}
        all={t('filter.allPriorities')}
        choices={PRIORITIES.map((priority) => ({ value: String(priority), label: tUi(`priority.${priority}`) }))}
        onChoose={(value) => onSet('priority', value)}
      />
      <Select
        label={t('filter.service')}
        value={filters.service}
        all={t('filter.allServices')}
        choices={services}
        onChoose={(value) => onSet('service', value)}
      />
      <Select
        label={t('filter.agency')}
        value={filters.agency}
        all={t('filter.allAgencies')}
        choices={agencies}
        onChoose={(value) => onSet('agency', value)}
      />
      {isFiltered && (
        <PktButton
          className="queue-filters__clear"
          skin="tertiary"
          size="small"
          variant="icon-left"
          iconName="close"
          onClick={onClear}
        >
          {t('filter.clear')}
        </PktButton>
      )}
    </form>
  );
}

/** What is typed stands at once; the address, and with it the list, follows when one pauses. */
function SearchField({
  value,
  onSet,
  searchField,
}: Pick<FilterBarProps, 'onSet' | 'searchField'> & { readonly value: string }) {
  const { t } = useTranslation('queue');
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  useEffect(() => {
    if (typed === null) return;
    if (typed === value) return setTyped(null);
    const timer = setTimeout(() => onSet('q', typed), PAUSE_MS);
    return () => clearTimeout(timer);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- waits for the keys to pause, not for a new way to set
  }, [typed, value]);
  return (
    <div className="queue-filters__field queue-filters__field--search">
      <label htmlFor={id} className="queue-filters__label">
        {t('filter.search')}
      </label>
      <span className="queue-filters__search">
        <PktIcon name="magnifying-glass-small" aria-hidden="true" />
        <input
          ref={searchField}
          id={id}
          type="search"
          className="pkt-input"
          autoComplete="off"
          value={typed ?? value}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => event.key === 'Escape' && setTyped('')}
        />
      </span>
    </div>
  );
}

function Select({
  label,
  value,
  all,
  choices: options,
  onChoose,
}: {
  readonly label: string;
  readonly value: string;
  readonly all: string;
  readonly choices: readonly Choice[];
  readonly onChoose: (value: string) => void;
}) {
  const id = useId();
  return (
    <div className="queue-filters__field">
      <label htmlFor={id} className="queue-filters__label">
        {label}
      </label>
      <select id={id} className="pkt-input" value={value} onChange={(event) => onChoose(event.target.value)}>
        <option value="">{all}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
