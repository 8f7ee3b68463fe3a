import { PENDING_REASONS, PRIORITIES, RESOLUTION_CODES, SKILL_LEVELS, TICKET_KINDS } from '@desk/contracts';
import type { PendingReason, Priority, ResolutionCode, TicketKind } from '@desk/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client.js';
import { queryKeys } from '../../../api/query-keys.js';
import { CheckField, ChoiceField, SelectField, TextField, TextareaField } from '../../../ui/field.js';
import { cityInstant, cityLocal } from '../../../ui/city-time.js';
import { toast } from '../../../ui/toast.js';
import { AttachButton, DropZone, useFiles, useWriting, WaitingFiles } from '../../compose/index.js';
import { CommandDialog } from './command-dialog.js';
import type { MoveDialogProps } from './dialogs-move.js';
import { changedTo, UpdateConflicts } from './update-conflicts.js';
import type { Conflict } from './update-conflicts.js';
import { useCommand } from './use-command.js';
import { useDraft } from './use-draft.js';
import { useFormErrors } from './use-form-errors.js';
import { useTakeNext } from './use-take-next.js';

const LONGEST_SUBJECT = 200;
const LONGEST_REASON = 2000;
const LONGEST_TEXT = 20_000;

export function PendDialog({ ticket, onClose, onDone }: MoveDialogProps) {
  const { t } = useTranslation('ticket');
  const [reason, setReason] = useState<PendingReason | null>(null);
  const [until, setUntil] = useState('');
  const [isPast, setIsPast] = useState(false);
  const needsTime = reason === 'agreed_time';
  const command = useCommand(
    ticket,
    ({ params, version }) => {
      const instant = cityInstant(until);
      return call('pend', {
        params,
        body: { version, reason: reason ?? 'user', ...(instant ? { until: instant.toISOString() } : {}) },
      });
    },
    onDone,
  );
  const errors = useFormErrors(command.error, {
    reason: reason ?? '',
    until: needsTime && !cityInstant(until) ? '' : 'set',
  });
  const check = () => {
    const instant = cityInstant(until);
    const past = instant !== null && instant.getTime() <= Date.now();
    setIsPast(past);
    return errors.check() && !past;
  };
  return (
    <CommandDialog title={t('pend.title')} submit={t('pend.submit')} command={command} check={check} onClose={onClose}>
      <ChoiceField
        name="reason"
        label={t('pend.reason')}
        options={PENDING_REASONS.map((value) => ({
          value,
          label: t(`pending.${value}`),
          help: t(`pend.effect.${value}`),
        }))}
        value={reason}
        error={errors.of('reason')}
        onChange={(value) => setReason(PENDING_REASONS.find((known) => known === value) ?? null)}
      />
      <TextField
        type="datetime-local"
        name="until"
        label={t(needsTime ? 'pend.agreed' : 'pend.until')}
        help={t('pend.untilHelp')}
        optional={!needsTime}
        min={cityLocal(new Date())}
        value={until}
        error={isPast ? t('pend.past') : errors.of('until')}
        onChange={(event) => {
          setUntil(event.target.value);
          setIsPast(false);
        }}
      />
    </CommandDialog>
  );
}

const AND_NEXT = 'desk.resolve-and-next';

/** With `andNext` the next ticket follows; so it does for who chose that the last time. */
export function ResolveDialog({ ticket, onClose, onDone, andNext }: MoveDialogProps & { readonly andNext: boolean }) {
  const { t } = useTranslation('ticket');
  const next = useTakeNext(ticket);
  const [goesOn, setGoesOn] = useState(andNext || localStorage.getItem(AND_NEXT) === 'yes');
  const isSecond = ticket.line === 'second';
  const resolution = useDraft(ticket.id, 'resolution');
  const { keeper, kept } = useWriting(ticket.id, 'resolution');
  const files = useFiles(keeper, ticket.id, 'resolution');
  const [code, setCode] = useState<ResolutionCode | ''>('');
  const [capable, setCapable] = useState<'yes' | 'no' | ''>('');
  const command = useCommand(
    ticket,
    ({ params, version }) =>
      call('resolve', {
        params,
        body: {
          version,
          resolution: resolution.text,
          resolutionCode: code === '' ? 'solved' : code,
          ...(isSecond ? { firstLineCapable: capable === 'yes' } : {}),
          attachments: kept.files.map(({ id }) => id),
        },
      }),
    (after) => {
      for (const { id } of kept.files) keeper.removeFile(id);
      resolution.clear();
      onDone(after);
      if (goesOn) next.mutate();
    },
  );
  const errors = useFormErrors(command.error, {
    resolution: resolution.text,
    resolutionCode: code,
    firstLineCapable: isSecond ? capable : 'not asked',
  });
  return (
    <CommandDialog
      title={t('resolve.title')}
      submit={t(goesOn ? 'resolve.submitAndNext' : 'resolve.submit')}
      command={command}
      check={() => {
        if (files.isBusy) toast({ tone: 'info', text: t('resolve.filesComing') });
        return errors.check() && !files.isBusy;
      }}
      onClose={onClose}
    >
      <DropZone onFiles={files.add}>
        <TextareaField
          name="resolution"
          label={t('resolve.resolution')}
          help={t('resolve.help', { name: ticket.requester.name })}
          rows={6}
          maxLength={LONGEST_TEXT}
          value={resolution.text}
          error={errors.of('resolution')}
          onChange={(event) => resolution.set(event.target.value)}
        />
        <WaitingFiles waiting={kept.files} files={files} />
        <p className="resolve__files">
          <AttachButton onFiles={files.add} />
        </p>
      </DropZone>
      <SelectField
        name="resolutionCode"
        label={t('resolve.code')}
        placeholder={t('choose')}
        options={RESOLUTION_CODES.filter((value) => value !== 'no_answer').map((value) => ({
          value,
          label: t(`code.${value}`),
        }))}
        value={code}
        error={errors.of('resolutionCode')}
        onChange={(event) => setCode(RESOLUTION_CODES.find((known) => known === event.target.value) ?? '')}
      />
      {isSecond && (
        <ChoiceField
          name="firstLineCapable"
          label={t('resolve.capable')}
          help={t('resolve.capableHelp')}
          options={[
            { value: 'yes', label: t('resolve.capableYes') },
            { value: 'no', label: t('resolve.capableNo') },
          ]}
          value={capable}
          error={errors.of('firstLineCapable')}
          onChange={(value) => setCapable(value === 'yes' ? 'yes' : 'no')}
        />
      )}
      <CheckField
        label={t('resolve.andNext')}
        checked={goesOn}
        onChange={(event) => {
          setGoesOn(event.target.checked);
          localStorage.setItem(AND_NEXT, event.target.checked ? 'yes' : 'no');
        }}
      />
    </CommandDialog>
  );
}

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
