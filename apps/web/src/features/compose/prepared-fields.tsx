import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';
import { useMe } from '../../api/session.js';
import { CheckField, SelectField, TextField } from '../../ui/field.js';

/** What all prepared things have, as a form holds it; empty for none. */
export interface PlaceValues {
  readonly name: string;
  readonly shortcut: string;
  readonly serviceKey: string;
  readonly teamKey: string;
  readonly personal: boolean;
}

interface Props {
  readonly values: PlaceValues;
  readonly onChange: (change: Partial<PlaceValues>) => void;
  readonly faults: ReadonlyMap<string, string>;
}

export function useServiceOptions() {
  const services = useQuery({
    queryKey: queryKeys.services,
    queryFn: ({ signal }) => call('services', { signal }),
    staleTime: 300_000,
  });
  return (services.data?.items ?? []).map(({ key, name }) => ({ value: key, label: name }));
}

export function useTeamOptions() {
  const teams = useQuery({
    queryKey: queryKeys.teams,
    queryFn: ({ signal }) => call('teams', { signal }),
    staleTime: 300_000,
  });
  return (teams.data?.items ?? []).map(({ key, name }) => ({ value: key, label: name }));
}

/** Name, shortcut, and for whom it is. */
export function PreparedFields({ values, onChange, faults }: Props) {
  const { t } = useTranslation('compose');
  const me = useMe();
  const services = useServiceOptions();
  const teams = useTeamOptions();
  const mayShare = me.abilities.administer || me.teams.some(({ lead }) => lead);
  return (
    <>
      <TextField
        name="name"
        label={t('form.name')}
        maxLength={100}
        value={values.name}
        error={faults.get('/name')}
        onChange={(event) => onChange({ name: event.target.value })}
      />
      <TextField
        name="shortcut"
        label={t('form.shortcut')}
        help={t('form.shortcutHelp')}
        optional
        maxLength={30}
        value={values.shortcut}
        error={faults.get('/shortcut')}
        onChange={(event) => onChange({ shortcut: event.target.value.toLowerCase() })}
      />
      <SelectField
        name="serviceKey"
        label={t('form.service')}
        optional
        options={[{ value: '', label: t('form.anyService') }, ...services]}
        value={values.serviceKey}
        error={faults.get('/serviceKey')}
        onChange={(event) => onChange({ serviceKey: event.target.value })}
      />
      {mayShare && (
        <CheckField
          label={t('form.shared')}
          help={t('form.sharedHelp')}
          checked={!values.personal}
          onChange={(event) => onChange({ personal: !event.target.checked, teamKey: '' })}
        />
      )}
      {mayShare && !values.personal && (
        <SelectField
          name="teamKey"
          label={t('form.team')}
          optional
          options={[{ value: '', label: t('form.anyTeam') }, ...teams]}
          value={values.teamKey}
          error={faults.get('/teamKey')}
          onChange={(event) => onChange({ teamKey: event.target.value })}
        />
      )}
    </>
  );
}

/** What is filled in of a form, and nothing of the rest. */
export function filled<T extends object>(values: T): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '')) as Partial<T>;
}
