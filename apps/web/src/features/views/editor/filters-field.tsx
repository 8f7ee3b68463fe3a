import { CHANNELS, LINES, PRIORITIES, VIEW_STATES, type ViewFilters } from '@desk/contracts';
import { useTranslation } from 'react-i18next';
import { SelectField, TextField } from '../../../ui/field.js';
import { useAgencies, useServices, useTeams } from '../use-names.js';
import { DateField } from './date-field.js';
import { faultsUnder as under, type Faults } from './faults-under.js';
import { Several } from './several.js';
import { TagsField } from './tags-field.js';

const LONGEST_WORDS = 200;
const DUE_CHOICES = [30, 60, 240, 1_440] as const;

interface FiltersFieldProps {
  readonly value: ViewFilters;
  readonly faults: Faults;
  readonly onChange: (filters: ViewFilters) => void;
}

const named = (list: readonly { key: string; name: string }[]) =>
  list.map(({ key, name }) => ({ value: key, label: name }));

/** Which tickets a view holds. What is left empty narrows nothing, and is not sent. */
export function FiltersField({ value: filters, faults, onChange }: FiltersFieldProps) {
  const { t } = useTranslation('views');
  const teams = useTeams();
  const services = useServices();
  const agencies = useAgencies();
  const faultsUnder = (pointer: string) => under(faults, pointer);
  const filter = (change: { [F in keyof ViewFilters]?: ViewFilters[F] | undefined }) =>
    onChange(
      Object.fromEntries(
        Object.entries({ ...filters, ...change }).filter(
          ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
        ),
      ) as ViewFilters,
    );
  return (
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
          options={[...new Set([...DUE_CHOICES, ...(filters.dueWithinMinutes ? [filters.dueWithinMinutes] : [])])].map(
            (minutes) => ({
              value: String(minutes),
              label: minutes < 60 ? t('due.minutes', { count: minutes }) : t('due.hours', { count: minutes / 60 }),
            }),
          )}
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
      <TagsField value={filters.tag} error={faultsUnder('/filters/tag')} onChange={(tag) => filter({ tag })} />
    </fieldset>
  );
}
