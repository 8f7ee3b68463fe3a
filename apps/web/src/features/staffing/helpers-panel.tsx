import type { TeamItem } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';
import { ProblemNote } from '../../ui/error-state.js';
import { useFieldFaults } from '../../ui/faults.js';
import { CheckField } from '../../ui/field.js';
import { toast } from '../../ui/toast.js';
import { useChange } from './use-staffing.js';

interface HelpersPanelProps {
  readonly team: TeamItem;
  readonly helpers: readonly TeamItem[];
  readonly manage: boolean;
}

/** The teams that are offered this one's tickets when its queue will breach; of the same line, as a ticket stays in its line. */
export function HelpersPanel({ team, helpers, manage }: HelpersPanelProps) {
  const { t } = useTranslation('staffing');
  const [chosen, setChosen] = useState(helpers.map(({ key }) => key));
  const teams = useQuery({
    queryKey: queryKeys.teams,
    queryFn: ({ signal }) => call('teams', { signal }),
    enabled: manage,
  });
  const save = useChange(
    () => call('saveHelpers', { params: { key: team.key }, body: { helpers: chosen.map((key) => ({ key })) } }),
    () => toast({ tone: 'success', text: t('helpers.saved') }),
  );
  const faults = [...useFieldFaults(save.error).values()];
  const others = (teams.data?.items ?? []).filter(({ key, line }) => key !== team.key && line === team.line);
  const names = helpers.map(({ name }) => name).join(', ');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(undefined);
  };
  return (
    <section className="card staffing__settings" aria-labelledby="staffing-helpers">
      <h2 id="staffing-helpers">{t('helpers.title')}</h2>
      {(!manage || others.length === 0) && <p>{names === '' ? t('helpers.none') : t('helpers.are', { names })}</p>}
      {manage && others.length > 0 && (
        <form className="staffing-form" noValidate onSubmit={submit}>
          <p className="staffing-form__help">{t('helpers.help')}</p>
          {others.map(({ key, name }) => (
            <CheckField
              key={key}
              label={name}
              checked={chosen.includes(key)}
              onChange={({ target }) =>
                setChosen(target.checked ? [...chosen, key] : chosen.filter((one) => one !== key))
              }
            />
          ))}
          {faults.length > 0 && (
            <div className="problem-note" role="alert">
              {faults.join(' ')}
            </div>
          )}
          {faults.length === 0 && <ProblemNote error={save.error} />}
          <div className="dialog__actions">
            <PktButton type="submit" isLoading={save.isPending}>
              {t('helpers.save')}
            </PktButton>
          </div>
        </form>
      )}
    </section>
  );
}
