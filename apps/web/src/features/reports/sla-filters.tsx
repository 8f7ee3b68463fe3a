import { CLOCK_TARGETS, SLA_DIMENSIONS } from '@desk/contracts';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router-dom';
import { useFilterChoices } from './report-names.js';
import type { Named } from './report-names.js';
import type { PeriodInAddress } from './use-period.js';
import { FILTER_NAMES } from './use-sla-query.js';
import type { SlaAddress } from './use-sla-query.js';

interface SlaFiltersProps {
  readonly address: SlaAddress;
  readonly withSearch: PeriodInAddress['withSearch'];
}

/** How the report is laid out and what it is narrowed to. Each choice is an address of its own, so that «back» undoes it. */
export function SlaFilters({ address, withSearch }: SlaFiltersProps) {
  const { t } = useTranslation('reports');
  const navigate = useNavigate();
  const choices = useFilterChoices();
  const set = (name: string, value: string) => navigate(withSearch({ [name]: value }));
  const isNarrowed = FILTER_NAMES.some((name) => name in address.filter) || address.target !== undefined;
  return (
    <form className="filters" aria-label={t('filter.title')} onSubmit={(event) => event.preventDefault()}>
      <Select
        label={t('filter.by')}
        value={address.by}
        options={SLA_DIMENSIONS.map((key) => ({ key, name: t(`by.${key}`) }))}
        onChoose={(value) => set('by', value)}
      />
      {FILTER_NAMES.map((name) => (
        <Select
          key={name}
          label={t(`by.${name}`)}
          value={String(address.filter[name] ?? '')}
          all={t(`filter.all.${name}`)}
          options={choices[name]}
          onChoose={(value) => set(name, value)}
        />
      ))}
      <Select
        label={t('filter.target')}
        value={address.target ?? ''}
        all={t('filter.all.target')}
        options={CLOCK_TARGETS.map((key) => ({ key, name: t(`target.${key}`) }))}
        onChoose={(value) => set('target', value)}
      />
      <Select
        label={t('filter.order')}
        value={address.isLowestFirst ? 'lowest' : ''}
        all={t('filter.byName')}
        options={[{ key: 'lowest', name: t('filter.lowestFirst') }]}
        onChoose={(value) => set('order', value)}
      />
      {isNarrowed && (
        <Link
          className="filters__clear"
          to={withSearch({ agency: '', service: '', priority: '', line: '', team: '', target: '' })}
        >
          {t('filter.clear')}
        </Link>
      )}
    </form>
  );
}

interface SelectProps {
  readonly label: string;
  readonly value: string;
  readonly all?: string;
  readonly options: readonly Named[];
  readonly onChoose: (value: string) => void;
}

export function Select({ label, value, all, options, onChoose }: SelectProps) {
  const id = useId();
  // What is chosen stays to be seen, even where it is not among the choices.
  const isUnknown = value !== '' && !options.some(({ key }) => key === value);
  return (
    <div className="filter">
      <label className="filter__label" htmlFor={id}>
        {label}
      </label>
      <select id={id} className="pkt-input" value={value} onChange={(event) => onChoose(event.target.value)}>
        {all !== undefined && <option value="">{all}</option>}
        {isUnknown && <option value={value}>{value}</option>}
        {options.map(({ key, name }) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
