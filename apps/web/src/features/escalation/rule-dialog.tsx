import { CLOCK_TARGETS, PRIORITIES, TOLD_ROLES, type EscalationRule, type Priority } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../../api/problems.js';
import { Dialog } from '../../ui/dialog.js';
import { ProblemNote } from '../../ui/error-state.js';
import { useFieldFaults } from '../../ui/faults.js';
import { CheckField, SelectField, TextField } from '../../ui/field.js';
import { RuleForm, RulePart } from '../../ui/rules.js';
import { PeopleField } from './people-field.js';
import { NEW_RULE, withRule } from './rule-list.js';
import { useServices, useTeams, useWarnPercents } from './use-names.js';
import { useSaveRules } from './use-rules.js';

export interface RuleDialogProps {
  readonly rules: readonly EscalationRule[];
  /** The rule to change by its name; null: a new one. */
  readonly name: string | null;
  readonly onClose: () => void;
  readonly onSaved: (name: string) => void;
}

const priorityOf = (value: string): Priority | null => PRIORITIES.find((one) => String(one) === value) ?? null;
const orNull = (value: string): string | null => (value === '' ? null : value);

/** Everything that a rule says. What was typed stays when the desk refuses it. */
export function RuleDialog({ rules, name, onClose, onSaved }: RuleDialogProps) {
  const { t } = useTranslation('escalation');
  const [rule, setRule] = useState<EscalationRule>(() => rules.find((one) => one.name === name) ?? NEW_RULE);
  const [sentAt, setSentAt] = useState(0);
  const services = useServices();
  const teams = useTeams();
  const points = useWarnPercents();
  const save = useSaveRules();
  const faults = useFieldFaults(save.error);
  const errorOf = (field: string) => faults.get(`/rules/${sentAt}/${field}`);
  const set = (change: Partial<EscalationRule>) => setRule((before) => ({ ...before, ...change }));
  const peopleErrors = new Map(
    rule.tellPeople.flatMap((_, index): [number, string][] => {
      const fault = errorOf(`tellPeople/${index}`);
      return fault === undefined ? [] : [[index, fault]];
    }),
  );
  const tellError = errorOf('tell');
  // Of another rule, which a change of the declaration may have made wrong.
  const isElsewhere = [...faults.keys()].some((pointer) => !pointer.startsWith(`/rules/${sentAt}/`));

  const form = useRef<HTMLFormElement>(null);

  useEffect(() => {
    if (save.error) form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [save.error]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const next = withRule(rules, name, rule);
    setSentAt(next.at);
    save.mutate(next.rules, { onSuccess: () => onSaved(rule.name.trim()) });
  };
  const percents = [...new Set([...points, rule.atPercent].filter((percent) => percent < 100))].sort((a, b) => a - b);

  return (
    <Dialog open size="wide" title={t(name === null ? 'edit.new' : 'edit.title')} onClose={onClose}>
      <RuleForm ref={form} onSubmit={submit}>
        <TextField
          name="name"
          label={t('edit.name')}
          help={t('edit.nameHelp')}
          error={errorOf('name')}
          value={rule.name}
          onChange={(event) => set({ name: event.target.value })}
        />
        <RulePart legend={t('edit.when')}>
          <div className="rule-form__pair">
            <SelectField
              name="atPercent"
              label={t('edit.point')}
              error={errorOf('atPercent')}
              value={String(rule.atPercent)}
              options={[
                ...percents.map((percent) => ({ value: String(percent), label: t('edit.percent', { percent }) })),
                { value: '100', label: t('edit.breach') },
              ]}
              onChange={(event) => set({ atPercent: Number(event.target.value) })}
            />
            <SelectField
              name="target"
              label={t('edit.clock')}
              optional
              placeholder={t('edit.anyClock')}
              value={rule.target ?? ''}
              options={CLOCK_TARGETS.map((target) => ({ value: target, label: t(`target.${target}`) }))}
              onChange={(event) => set({ target: CLOCK_TARGETS.find((one) => one === event.target.value) ?? null })}
            />
            <SelectField
              name="serviceKey"
              label={t('edit.service')}
              optional
              placeholder={t('edit.anyService')}
              error={errorOf('serviceKey')}
              value={rule.serviceKey ?? ''}
              options={services.map(({ key, name: label }) => ({ value: key, label }))}
              onChange={(event) => set({ serviceKey: orNull(event.target.value) })}
            />
            <SelectField
              name="priority"
              label={t('edit.priority')}
              optional
              placeholder={t('edit.anyPriority')}
              value={rule.priority ?? ''}
              options={PRIORITIES.map((one) => ({
                value: String(one),
                label: t('edit.priorityIs', { priority: one }),
              }))}
              onChange={(event) => set({ priority: priorityOf(event.target.value) })}
            />
          </div>
        </RulePart>
        <RulePart
          legend={t('edit.tell')}
          help={t('edit.tellHelp')}
          describedBy={tellError ? 'rule-tell-error' : undefined}
        >
          <div className="rule-form__roles">
            {TOLD_ROLES.map((role) => (
              <CheckField
                key={role}
                label={t(`edit.role.${role}`)}
                checked={rule.tell.includes(role)}
                aria-invalid={tellError ? true : undefined}
                onChange={(event) =>
                  set({
                    tell: TOLD_ROLES.filter((one) => (one === role ? event.target.checked : rule.tell.includes(one))),
                  })
                }
              />
            ))}
          </div>
          {tellError && (
            <p id="rule-tell-error" className="field__error">
              {t('edit.doesNothing')}
            </p>
          )}
          <PeopleField value={rule.tellPeople} errors={peopleErrors} onChange={(tellPeople) => set({ tellPeople })} />
        </RulePart>
        <RulePart legend={t('edit.do')}>
          <div className="rule-form__pair">
            <SelectField
              name="reassignToTeam"
              label={t('edit.reassign')}
              help={t('edit.reassignHelp')}
              optional
              placeholder={t('edit.noReassign')}
              error={errorOf('reassignToTeam')}
              value={rule.reassignToTeam ?? ''}
              options={teams.map(({ key, name: label, line }) => ({
                value: key,
                label: `${label} (${t(`line.${line}`)})`,
              }))}
              onChange={(event) => set({ reassignToTeam: orNull(event.target.value) })}
            />
            <SelectField
              name="raisePriorityTo"
              label={t('edit.raise')}
              help={t('edit.raiseHelp')}
              optional
              placeholder={t('edit.noRaise')}
              value={rule.raisePriorityTo ?? ''}
              options={PRIORITIES.slice(0, -1).map((one) => ({
                value: String(one),
                label: t('edit.priorityIs', { priority: one }),
              }))}
              onChange={(event) => set({ raisePriorityTo: priorityOf(event.target.value) })}
            />
          </div>
        </RulePart>
        <CheckField
          label={t('edit.active')}
          help={t('edit.activeHelp')}
          checked={rule.active}
          onChange={(event) => set({ active: event.target.checked })}
        />
        {isProblem(save.error, 'stale_version') ? (
          <div className="problem-note" role="alert">
            {t('edit.stale')}
          </div>
        ) : (
          <ProblemNote error={save.error} />
        )}
        {isElsewhere && <p className="problem-note">{t('edit.elsewhere')}</p>}
        <div className="dialog__actions">
          <PktButton type="submit" isLoading={save.isPending}>
            {t('edit.save')}
          </PktButton>
          <PktButton type="button" skin="secondary" onClick={onClose}>
            {t('edit.cancel')}
          </PktButton>
        </div>
      </RuleForm>
    </Dialog>
  );
}
