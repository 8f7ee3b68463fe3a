import { OPEN_STATES, PRIORITIES } from '@desk/contracts';
import type { QueueRow } from '@desk/contracts';
import { PktButton, PktIcon } from '@oslokommune/punkt-react';
import { useEffect, useId, useMemo, useState } from 'react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '../../ui/classes.js';
import { useMedia } from '../../ui/use-media.js';
import type { FilterName, QueueFilters, useQueueFilters } from './use-queue-filters.js';
import { WHOSE } from './use-queue-filters.js';

interface FilterBarProps {
  readonly rows: readonly QueueRow[];
  readonly filters: QueueFilters;
  /** A ticket stands beside the queue, which is narrow then. */
  readonly isBeside: boolean;
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

/** There is room for all of them in a row or two. */
const ROOMY = '(min-width: 64rem)';

/**
 * What narrows the queue down. Where room is scarce all but the search stands behind one button, and what is set is said
 * beside it: no filter applies unseen.
 */
export function QueueFilterBar({ rows, filters, isBeside, isFiltered, onSet, onClear, searchField }: FilterBarProps) {
  const { t } = useTranslation('queue');
  const { t: tUi } = useTranslation('ui');
  const isFolded = !useMedia(ROOMY) || isBeside;
  const [isOpen, setIsOpen] = useState(false);
  const panelId = useId();
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
  const whose = WHOSE.map((value) => ({ value, label: t(`whose.${value}`) }));
  const selects = [
    {
      name: 'state',
      label: t('filter.state'),
      all: t('filter.allStates'),
      choices: OPEN_STATES.map((state) => ({ value: state, label: tUi(`state.${state}`) })),
    },
    {
      name: 'priority',
      label: t('filter.priority'),
      all: t('filter.allPriorities'),
      choices: PRIORITIES.map((priority) => ({ value: String(priority), label: tUi(`priority.${priority}`) })),
    },
    { name: 'service', label: t('filter.service'), all: t('filter.allServices'), choices: services },
    { name: 'agency', label: t('filter.agency'), all: t('filter.allAgencies'), choices: agencies },
  ] as const;
  const labelOf = (options: readonly Choice[], value: string) =>
    options.find((option) => option.value === value)?.label ?? value;
  const chips: readonly Chip[] = [
    ...(filters.whose === 'all'
      ? []
      : [{ name: 'assignee' as const, label: t('filter.whose'), value: labelOf(whose, filters.whose) }]),
    ...selects.flatMap(({ name, label, choices: options }) =>
      filters[name] === '' ? [] : { name, label, value: labelOf(options, filters[name]) },
    ),
  ];
  const choosers = (
    <>
      <div className="queue-filters__whose" role="group" aria-label={t('filter.whose')}>
        {whose.map(({ value, label }) => (
          <button
            key={value}
            type="button"
            className="queue-filters__whose-button"
            aria-pressed={filters.whose === value}
            onClick={() => onSet('assignee', value)}
          >
            {label}
          </button>
        ))}
      </div>
      {!isFolded && <SearchField value={filters.text} onSet={onSet} searchField={searchField} />}
      {selects.map(({ name, label, all, choices: options }) => (
        <Select
          key={name}
          label={label}
          value={filters[name]}
          all={all}
          choices={options}
          onChoose={(value) => onSet(name, value)}
        />
      ))}
    </>
  );
  const clear = isFiltered && (
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
  );
  return (
    <form
      className={classes('queue-filters', isFolded && 'queue-filters--folded')}
      role="search"
      aria-label={t('filter.title')}
      onSubmit={(e) => e.preventDefault()}
    >
      {isFolded ? (
        <>
          <div className="queue-filters__line">
            <SearchField hasPlaceholder value={filters.text} onSet={onSet} searchField={searchField} />
            <button
              type="button"
              className={classes('tool-button tool-button--large', chips.length > 0 && 'queue-filters__fold--set')}
              aria-expanded={isOpen}
              aria-controls={panelId}
              onClick={() => setIsOpen(!isOpen)}
            >
              <PktIcon name="filter" aria-hidden="true" />
              {chips.length === 0 ? t('filter.button') : t('filter.count', { count: chips.length })}
            </button>
          </div>
          <div id={panelId} className="queue-filters__panel" hidden={!isOpen}>
            {choosers}
          </div>
          {chips.length > 0 && !isOpen && <Chips chips={chips} onSet={onSet} />}
        </>
      ) : (
        <>
          {choosers}
          {clear}
        </>
      )}
      {isFolded && isOpen && clear}
    </form>
  );
}

interface Chip {
  readonly name: FilterName;
  readonly label: string;
  readonly value: string;
}

/** What is set of that which cannot be seen, each to be taken away. */
function Chips({ chips, onSet }: Pick<FilterBarProps, 'onSet'> & { readonly chips: readonly Chip[] }) {
  const { t } = useTranslation('queue');
  return (
    <ul className="chips" aria-label={t('filter.set')}>
      {chips.map(({ name, label, value }) => (
        <li key={name} className="chips__chip">
          <span title={label}>{value}</span>
          <button
            type="button"
            className="chips__remove"
            aria-label={t('filter.remove', { filter: `${label}: ${value}` })}
            onClick={() => onSet(name, '')}
          >
            <PktIcon name="close" aria-hidden="true" />
          </button>
        </li>
      ))}
    </ul>
  );
}

/** What is typed stands at once; the address, and with it the list, follows when one pauses. */
function SearchField({
  value,
  hasPlaceholder = false,
  onSet,
  searchField,
}: Pick<FilterBarProps, 'onSet' | 'searchField'> & { readonly value: string; readonly hasPlaceholder?: boolean }) {
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
          placeholder={hasPlaceholder ? t('filter.search') : undefined}
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
