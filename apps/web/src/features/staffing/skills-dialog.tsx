import { SKILL_LEVELS, type SkillLevel } from '@desk/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.js';
import { SelectField } from '../../ui/field.js';
import { MemberDialog, type MemberDialogProps } from './member-dialog.js';
import { useChange, useSkills } from './use-staffing.js';

/** What somebody can, each skill at its level or not at all. */
export function SkillsDialog({ member, onClose }: MemberDialogProps) {
  const { t } = useTranslation('staffing');
  const { t: tUi } = useTranslation('ui');
  const skills = useSkills();
  const [levels, setLevels] = useState<ReadonlyMap<string, SkillLevel>>(
    () => new Map(member.skills.map(({ key, level }) => [key, level])),
  );
  const save = useChange(
    () =>
      call('setSkills', {
        params: { id: member.id },
        body: { skills: [...levels].map(([key, level]) => ({ key, level })) },
      }),
    onClose,
  );
  const shown = (skills.data?.items ?? []).filter(({ key, active }) => active || levels.has(key));
  const set = (key: string, value: string) => {
    const level = SKILL_LEVELS.find((one) => String(one) === value);
    const next = new Map(levels);
    if (level === undefined) next.delete(key);
    else next.set(key, level);
    setLevels(next);
  };
  return (
    <MemberDialog
      title={t('open.skillsOf', { name: member.name })}
      submit={t('save')}
      isPending={save.isPending}
      error={save.error}
      onSubmit={() => save.mutate(undefined)}
      onClose={onClose}
    >
      {skills.data && shown.length === 0 && <p>{t('skills.none')}</p>}
      {shown.map(({ key, name }) => (
        <SelectField
          key={key}
          name={key}
          label={name}
          optional
          placeholder={t('skills.not')}
          options={SKILL_LEVELS.map((level) => ({ value: String(level), label: tUi(`skillLevel.${level}`) }))}
          value={String(levels.get(key) ?? '')}
          onChange={({ target }) => set(key, target.value)}
        />
      ))}
    </MemberDialog>
  );
}
