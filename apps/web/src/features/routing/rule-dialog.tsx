import {
  CHANNELS,
  PRIORITIES,
  SKILL_LEVELS,
  TICKET_KINDS,
  type RoutingConditions,
  type RoutingEffects,
  type RoutingRule,
} from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/dialog.js';
import { CheckField, SelectField, TextareaField, TextField } from '../../ui/field.js';
import { RuleForm, RulePart } from '../../ui/rules.js';
import { PickField } from './pick-field.js';
import { faultsOf, linesOf, NEW_RULE, type RuleFaults } from './rule-list.js';
import type { Names } from './use-names.js';

export interface RuleDialogProps {
  readonly rules: readonly RoutingRule[];
  /** Place of the rule to change; null: a new one. */
  readonly place: number | null;
  readonly names: Names;
  /** What the desk said of this rule, by field: `effects/tags/0`. */
  readonly errorOf: (field: string) => string | undefined;
  readonly onClose: () => void;
  readonly onDone: (rule: RoutingRule) => void;
}

interface ChecksProps<T> {
  readonly legend: string;
  readonly all: readonly T[];
  readonly chosen: readonly T[];
  readonly label: (value: T) => string;
  readonly onChange: (chosen: T[]) => void;
}

function Checks<T extends string | number>({ legend, all, chosen, label, onChange }: ChecksProps<T>) {
  return (
    <fieldset className="rule-checks">
      <legend>{legend}</legend>
      {all.map((value) => (
        <CheckField
          key={value}
          label={label(value)}
          checked={chosen.includes(value)}
          onChange={({ target }) =>
            onChange(all.filter((one) => (one === value ? target.checked : chosen.includes(one))))
          }
        />
      ))}
    </fieldset>
  );
}

/** Everything that a rule says. It joins the list that is being worked on; nothing is saved by it. */
export function RuleDialog({ rules, place, names, errorOf, onClose, onDone }: RuleDialogProps) {
  const { t } = useTranslation('routing');
  const { t: ui } = useTranslation('ui');
  const [rule, setRule] = useState<RoutingRule>(() => (place === null ? undefined : rules[place]) ?? NEW_RULE);
  const { conditions, effects } = rule;
  const [words, setWords] = useState(conditions.words.join('\n'));
  const [places, setPlaces] = useState(conditions.locationWords.join('\n'));
  const [tags, setTags] = useState(effects.tags.join('\n'));
  const [faults, setFaults] = useState<RuleFaults>({});
  const form = useRef<HTMLFormElement>(null);
  const when = (change: Partial<RoutingConditions>) => setRule({ ...rule, conditions: { ...conditions, ...change } });
  const then = (change: Partial<RoutingEffects>) => setRule({ ...rule, effects: { ...effects, ...change } });
  const listError = (field: string, count: number): string | undefined =>
    Array.from({ length: count }, (_, index) => errorOf(`${field}/${index}`)).find((text) => text !== undefined);

  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [faults]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const whole = {
      ...rule,
      name: rule.name.trim(),
      conditions: { ...conditions, words: linesOf(words), locationWords: linesOf(places) },
      effects: { ...effects, tags: linesOf(tags) },
    };
    const found = faultsOf(rules, place, whole);
    setFaults(found);
    if (Object.keys(found).length === 0) onDone(whole);
  };

  return (
    <Dialog open size="wide" title={t(place === null ? 'edit.new' : 'edit.title')} onClose={onClose}>
      <RuleForm ref={form} onSubmit={submit}>
        <TextField
          name="name"
          label={t('edit.name')}
          help={t('edit.nameHelp')}
          maxLength={80}
          error={faults.name ? ui(`fault.${faults.name}`) : errorOf('name')}
          value={rule.name}
          onChange={({ target }) => setRule({ ...rule, name: target.value })}
        />
        <RulePart legend={t('edit.when')} help={t('edit.whenHelp')}>
          <div className="rule-form__pair">
            <PickField
              name="serviceKeys"
              label={t('edit.services')}
              listLabel={t('edit.services')}
              things={names.services}
              value={conditions.serviceKeys}
              error={listError('conditions/serviceKeys', conditions.serviceKeys.length)}
              onChange={(serviceKeys) => when({ serviceKeys })}
            />
            <PickField
              name="agencyKeys"
              label={t('edit.agencies')}
              listLabel={t('edit.agencies')}
              things={names.agencies}
              value={conditions.agencyKeys}
              error={listError('conditions/agencyKeys', conditions.agencyKeys.length)}
              onChange={(agencyKeys) => when({ agencyKeys })}
            />
            <TextareaField
              name="words"
              label={t('edit.words')}
              help={t('edit.wordsHelp')}
              optional
              rows={3}
              error={listError('conditions/words', linesOf(words).length)}
              value={words}
              onChange={({ target }) => setWords(target.value)}
            />
            <TextareaField
              name="locationWords"
              label={t('edit.location')}
              help={t('edit.locationHelp')}
              optional
              rows={3}
              error={listError('conditions/locationWords', linesOf(places).length)}
              value={places}
              onChange={({ target }) => setPlaces(target.value)}
            />
            <Checks
              legend={t('edit.kinds')}
              all={TICKET_KINDS}
              chosen={conditions.kinds}
              label={(kind) => t(`kind.${kind}`)}
              onChange={(kinds) => when({ kinds })}
            />
            <Checks
              legend={t('edit.channels')}
              all={CHANNELS}
              chosen={conditions.channels}
              label={(channel) => t(`channel.${channel}`)}
              onChange={(channels) => when({ channels })}
            />
            <Checks
              legend={t('edit.priorities')}
              all={PRIORITIES}
              chosen={conditions.priorities}
              label={(priority) => ui(`priority.${priority}`)}
              onChange={(priorities) => when({ priorities })}
            />
          </div>
        </RulePart>
        <RulePart legend={t('edit.then')} help={t('edit.thenHelp')}>
          <div className="rule-form__pair">
            <SelectField
              name="teamKey"
              label={t('edit.team')}
              optional
              placeholder={t('edit.pool')}
              error={faults.effects ? t('edit.doesNothing') : errorOf('effects/teamKey')}
              value={effects.teamKey ?? ''}
              options={names.teams.map(({ key, name, line }) => ({
                value: key,
                label: `${name} (${t(`line.${line}`)})`,
              }))}
              onChange={({ target }) => then({ teamKey: target.value === '' ? null : target.value })}
            />
            <SelectField
              name="priority"
              label={t('edit.priority')}
              help={t('edit.priorityHelp')}
              optional
              placeholder={t('edit.noPriority')}
              value={effects.priority ?? ''}
              options={PRIORITIES.map((one) => ({ value: String(one), label: ui(`priority.${one}`) }))}
              onChange={({ target }) =>
                then({ priority: PRIORITIES.find((one) => String(one) === target.value) ?? null })
              }
            />
            <SelectField
              name="skill"
              label={t('edit.skill')}
              help={t('edit.skillHelp')}
              optional
              placeholder={t('edit.noSkill')}
              error={errorOf('effects/skill')}
              value={effects.skill?.key ?? ''}
              options={names.skills.map(({ key, name }) => ({ value: key, label: name }))}
              onChange={({ target }) =>
                then({ skill: target.value === '' ? null : { key: target.value, level: effects.skill?.level ?? 1 } })
              }
            />
            {effects.skill && (
              <SelectField
                name="level"
                label={t('edit.level')}
                value={effects.skill.level}
                options={SKILL_LEVELS.map((level) => ({ value: String(level), label: t(`level.${level}`) }))}
                onChange={({ target }) =>
                  effects.skill &&
                  then({
                    skill: {
                      key: effects.skill.key,
                      level: SKILL_LEVELS.find((one) => String(one) === target.value) ?? 1,
                    },
                  })
                }
              />
            )}
            <TextareaField
              name="tags"
              label={t('edit.tags')}
              help={t('edit.tagsHelp')}
              optional
              rows={2}
              error={listError('effects/tags', linesOf(tags).length)}
              value={tags}
              onChange={({ target }) => setTags(target.value)}
            />
          </div>
        </RulePart>
        <CheckField
          label={t('edit.active')}
          help={t('edit.activeHelp')}
          checked={rule.active}
          onChange={({ target }) => setRule({ ...rule, active: target.checked })}
        />
        <div className="dialog__actions">
          <PktButton type="submit">{t('edit.done')}</PktButton>
          <PktButton type="button" skin="secondary" onClick={onClose}>
            {t('edit.cancel')}
          </PktButton>
        </div>
      </RuleForm>
    </Dialog>
  );
}
