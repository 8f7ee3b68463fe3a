import { PktButton } from '@oslokommune/punkt-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.js';
import { Badge } from '../../ui/badge.js';
import { ErrorState, ProblemNote } from '../../ui/error-state.js';
import { useFieldFaults } from '../../ui/faults.js';
import { TextField } from '../../ui/field.js';
import { Loading } from '../../ui/loading.js';
import { useChange, useSkills } from './use-staffing.js';

/** `Nett og tilgang` → `nett-og-tilgang`; a key is made once and never seen again. */
const keyOf = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'o')
    .replaceAll('å', 'a')
    .normalize('NFD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
    .replace(/-+$/, '');

/** Every skill there is to give; the whole desk's, not one team's. */
export function SkillCatalogue() {
  const { t } = useTranslation('staffing');
  const skills = useSkills();
  const [name, setName] = useState('');
  const add = useChange(
    () => call('createSkill', { body: { key: keyOf(name), name } }),
    () => setName(''),
  );
  const change = useChange(({ key, active }: { key: string; active: boolean }) =>
    call('updateSkill', { params: { key }, body: { active } }),
  );
  const faults = useFieldFaults(add.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate(undefined);
  };
  return (
    <section className="card staffing__skills" aria-labelledby="staffing-skills">
      <h2 id="staffing-skills">{t('skills.title')}</h2>
      <p className="staffing-form__help">{t('skills.lead')}</p>
      {skills.isPending && <Loading lines={3} />}
      {skills.isError && <ErrorState error={skills.error} onRetry={() => void skills.refetch()} />}
      <ul className="entries">
        {skills.data?.items.map((skill) => (
          <li key={skill.key}>
            <span>
              {skill.name} {!skill.active && <Badge>{t('skills.retired')}</Badge>}
              <span className="staff__since"> {t('skills.people', { count: skill.people })}</span>
            </span>
            <button
              type="button"
              className="text-button"
              aria-label={t(skill.active ? 'skills.retireOf' : 'skills.reviveOf', { name: skill.name })}
              onClick={() => change.mutate({ key: skill.key, active: !skill.active })}
            >
              {t(skill.active ? 'skills.retire' : 'skills.revive')}
            </button>
          </li>
        ))}
      </ul>
      <form className="staffing__add" noValidate onSubmit={submit}>
        <TextField
          name="name"
          label={t('skills.new')}
          maxLength={80}
          value={name}
          error={faults.get('/name') ?? faults.get('/key')}
          onChange={({ target }) => setName(target.value)}
        />
        <PktButton type="submit" size="small" skin="secondary" isLoading={add.isPending}>
          {t('skills.add')}
        </PktButton>
      </form>
      {faults.size === 0 && <ProblemNote error={add.error ?? change.error} />}
    </section>
  );
}
