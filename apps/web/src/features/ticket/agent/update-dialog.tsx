import { PRIORITIES, SKILL_LEVELS, TICKET_KINDS } from '@desk/contracts';
import type { Priority, TicketKind } from '@desk/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client.js';
import { queryKeys } from '../../../api/query-keys.js';
import { SelectField, TextField, TextareaField } from '../../../ui/field.js';
import { CommandDialog } from './command-dialog.js';
import type { MoveDialogProps } from './dialogs-move.js';
import { changedTo, UpdateConflicts } from './update-conflicts.js';
import type { Conflict } from './update-conflicts.js';
import { useCommand } from './use-command.js';
import { useDraft } from './use-draft.js';
import { useFormErrors } from './use-form-errors.js';

const LONGEST_SUBJECT = 200;
const LONGEST_REASON = 2000;

/** Corrects what a ticket says of itself; what two have changed is put before whoever comes second. */
export function UpdateDialog({ ticket, onClose, onDone }: MoveDialogProps) {
  const { t } = useTranslation('ticket');
  const { t: tUi } = useTranslation('ui');
  // What was on the screen when the dialog opened: only what one changes oneself is sent.
  const [start, setStart] = useState(ticket);
  const [subject, setSubject] = useState(ticket.subject);
  const [serviceKey, setServiceKey] = useState(ticket.service.key);
  const [kind, setKind] = useState<TicketKind>(ticket.kind);
  const [priority, setPriority] = useState<Priority>(ticket.priority);
  const priorityReason = useDraft(ticket.id, 'priority_reason');
  const services = useQuery({
    queryKey: queryKeys.services,
    queryFn: ({ signal }) => call('services', { signal }),
    staleTime: 300_000,
  });
  const skills = useQuery({
    queryKey: queryKeys.skills,
    queryFn: ({ signal }) => call('skills', { signal }),
    staleTime: 300_000,
  });
  const [skillKey, setSkillKey] = useState(ticket.neededSkill?.key ?? '');
  const [level, setLevel] = useState(ticket.neededSkill?.level ?? 1);
  const isOtherSkill =
    skillKey !== (start.neededSkill?.key ?? '') || (skillKey !== '' && level !== start.neededSkill?.level);
  const isOverride = priority !== start.priority;
  const command = useCommand(
    ticket,
    ({ params, version }) =>
      call('updateTicket', {
        params,
        body: {
          version,
          ...(subject.trim() === start.subject ? {} : { subject }),
          ...(serviceKey === start.service.key ? {} : { serviceKey }),
          ...(kind === start.kind ? {} : { kind }),
          ...(isOtherSkill ? { neededSkill: skillKey === '' ? null : { key: skillKey, level } } : {}),
          ...(isOverride ? { priority, priorityReason: priorityReason.text } : {}),
        },
      }),
    (after) => {
      priorityReason.clear();
      onDone(after);
    },
  );
  const serviceName = (key: string) => services.data?.items.find((one) => one.key === key)?.name ?? key;
  // What the other has set and oneself too, unless both have set the same.
  const theirs = {
    subject: changedTo(command.error, 'subject'),
    service: keyOf(changedTo(command.error, 'service')),
    kind: TICKET_KINDS.find((known) => known === changedTo(command.error, 'kind')),
    priority: PRIORITIES.find((known) => known === changedTo(command.error, 'priority')),
  };
  const conflicts: Conflict[] = [];
  const now = theirs.subject;
  if (typeof now === 'string' && subject.trim() !== start.subject && subject.trim() !== now) {
    conflicts.push({
      field: 'subject',
      theirs: now,
      mine: subject,
      takeTheirs: () => {
        setSubject(now);
        setStart((before) => ({ ...before, subject: now }));
      },
    });
  }
  const nowService = theirs.service;
  if (nowService !== undefined && serviceKey !== start.service.key && serviceKey !== nowService) {
    conflicts.push({
      field: 'service',
      theirs: serviceName(nowService),
      mine: serviceName(serviceKey),
      takeTheirs: () => {
        setServiceKey(nowService);
        setStart((before) => ({ ...before, service: { key: nowService, name: serviceName(nowService) } }));
      },
    });
  }
  const nowKind = theirs.kind;
  if (nowKind && kind !== start.kind && kind !== nowKind) {
    conflicts.push({
      field: 'kind',
      theirs: t(`kind.${nowKind}`),
      mine: t(`kind.${kind}`),
      takeTheirs: () => {
        setKind(nowKind);
        setStart((before) => ({ ...before, kind: nowKind }));
      },
    });
  }
  const nowPriority = theirs.priority;
  if (nowPriority && isOverride && priority !== nowPriority) {
    conflicts.push({
      field: 'priority',
      theirs: tUi(`priority.${nowPriority}`),
      mine: tUi(`priority.${priority}`),
      takeTheirs: () => {
        setPriority(nowPriority);
        setStart((before) => ({ ...before, priority: nowPriority }));
      },
    });
  }
  const errors = useFormErrors(command.error, {
    subject,
    serviceKey,
    kind,
    priority: String(priority),
    priorityReason: isOverride ? priorityReason.text : 'not asked',
  });
  return (
    <CommandDialog
      title={t('update.title')}
      submit={t('update.submit')}
      command={command}
      check={errors.check}
      onClose={onClose}
    >
      <UpdateConflicts conflicts={conflicts} />
      <TextField
        name="subject"
        label={t('update.subject')}
        maxLength={LONGEST_SUBJECT}
        value={subject}
        error={errors.of('subject')}
        onChange={(event) => setSubject(event.target.value)}
      />
      <SelectField
        name="serviceKey"
        label={t('facts.service')}
        options={(services.data?.items ?? [ticket.service]).map(({ key, name }) => ({ value: key, label: name }))}
        value={serviceKey}
        error={errors.of('serviceKey')}
        onChange={(event) => setServiceKey(event.target.value)}
      />
      <SelectField
        name="kind"
        label={t('facts.kind')}
        options={TICKET_KINDS.filter((value) => value !== 'major_incident' || start.kind === value).map((value) => ({
          value,
          label: t(`kind.${value}`),
        }))}
        value={kind}
        error={errors.of('kind')}
        onChange={(event) => setKind(TICKET_KINDS.find((known) => known === event.target.value) ?? kind)}
      />
      {(skills.data?.items ?? []).length > 0 && (
        <SelectField
          name="neededSkill"
          label={t('facts.neededSkill')}
          help={t('update.skillHelp')}
          optional
          placeholder={t('update.noSkill')}
          options={(skills.data?.items ?? [])
            .filter(({ key, active }) => active || key === skillKey)
            .map(({ key, name }) => ({ value: key, label: name }))}
          value={skillKey}
          onChange={(event) => setSkillKey(event.target.value)}
        />
      )}
      {skillKey !== '' && (
        <SelectField
          name="skillLevel"
          label={t('update.skillLevel')}
          options={SKILL_LEVELS.map((value) => ({ value: String(value), label: tUi(`skillLevel.${value}`) }))}
          value={String(level)}
          onChange={(event) => setLevel(SKILL_LEVELS.find((known) => String(known) === event.target.value) ?? level)}
        />
      )}
      <SelectField
        name="priority"
        label={t('update.priority')}
        options={PRIORITIES.map((value) => ({ value: String(value), label: tUi(`priority.${value}`) }))}
        value={String(priority)}
        error={errors.of('priority')}
        onChange={(event) => setPriority(PRIORITIES.find((known) => String(known) === event.target.value) ?? priority)}
      />
      {isOverride && (
        <TextareaField
          name="priorityReason"
          label={t('update.priorityReason')}
          rows={2}
          maxLength={LONGEST_REASON}
          value={priorityReason.text}
          error={errors.of('priorityReason')}
          onChange={(event) => priorityReason.set(event.target.value)}
        />
      )}
    </CommandDialog>
  );
}

const keyOf = (value: unknown): string | undefined =>
  typeof value === 'object' && value !== null && 'key' in value ? String(value.key) : undefined;
