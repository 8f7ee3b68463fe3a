import type { DraftKind, EscalationField, HandOffReason, TicketView } from '@desk/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client.js';
import { queryKeys } from '../../../api/query-keys.js';
import { SelectField, TextareaField } from '../../../ui/field.js';
import { Loading } from '../../../ui/loading.js';
import { Dialog } from '../../../ui/dialog.js';
import { ErrorState } from '../../../ui/error-state.js';
import { useFieldFaults } from '../../../ui/faults.js';
import { AnswerFields, answersOf, type Answers } from './answer-fields.js';
import { CommandDialog } from './command-dialog.js';
import { ACROSS, BACK, ReasonCodeField, UP } from './reason-code.js';
import { useCommand } from './use-command.js';
import { useDraft } from './use-draft.js';
import { useFormErrors } from './use-form-errors.js';

export interface MoveDialogProps {
  readonly ticket: TicketView;
  readonly onClose: () => void;
  readonly onDone: (after: TicketView) => void;
}

const LONGEST_REASON = 2000;
const LONGEST_TEXT = 20_000;

const useTeams = () =>
  useQuery({ queryKey: queryKeys.teams, queryFn: ({ signal }) => call('teams', { signal }), staleTime: 300_000 });
const useServices = () =>
  useQuery({ queryKey: queryKeys.services, queryFn: ({ signal }) => call('services', { signal }), staleTime: 300_000 });

const optionsOf = (items: readonly { key: string; name: string }[]) =>
  items.map(({ key, name }) => ({ value: key, label: name }));

export function EscalateDialog(props: MoveDialogProps) {
  const { t } = useTranslation('ticket');
  const services = useServices();
  // The template is the start of the text, so the form waits for it.
  if (services.data) {
    const service = services.data.items.find(({ key }) => key === props.ticket.service.key);
    const fields = service?.escalationFields ?? [];
    // Where single fields are asked for, the one text has nothing to begin with.
    const template = fields.length > 0 ? '' : (service?.escalationTemplate ?? '');
    return <EscalateForm {...props} template={template} fields={fields} />;
  }
  return (
    <Dialog open title={t('escalate.title')} onClose={props.onClose}>
      {services.isError ? <ErrorState error={services.error} onRetry={() => void services.refetch()} /> : <Loading />}
    </Dialog>
  );
}

interface EscalateFormProps extends MoveDialogProps {
  readonly template: string;
  readonly fields: readonly EscalationField[];
}

function EscalateForm({ ticket, onClose, onDone, template, fields }: EscalateFormProps) {
  const { t } = useTranslation('ticket');
  const teams = useTeams();
  const [teamKey, setTeamKey] = useState('');
  const reason = useDraft(ticket.id, 'escalation_reason');
  const tried = useDraft(ticket.id, 'escalation_tried', template);
  const [reasonCode, setReasonCode] = useState<HandOffReason | ''>('');
  const [answers, setAnswers] = useState<Answers>({});
  const [isTried, setTried] = useState(false);
  const command = useCommand(
    ticket,
    ({ params, version }) =>
      call('escalate', {
        params,
        body: {
          version,
          teamKey,
          reason: reason.text,
          tried: tried.text,
          ...(reasonCode === '' ? {} : { reasonCode }),
          answers: answersOf(answers),
        },
      }),
    (after) => {
      reason.clear();
      tried.clear();
      onDone(after);
    },
  );
  const errors = useFormErrors(command.error, {
    teamKey,
    reasonCode,
    reason: reason.text,
    // The questions of the template alone answer nothing.
    tried: tried.text.trim() === template.trim() ? '' : tried.text,
  });
  const faults = useFieldFaults(command.error);
  const isMissing = ({ key, required }: EscalationField) => required && (answers[key] ?? '').trim() === '';
  const answerError = (key: string): string | undefined => {
    const field = fields.find((one) => one.key === key);
    return isTried && field && isMissing(field) ? t('required') : faults.get(`/answers/${key}`);
  };
  return (
    <CommandDialog
      title={t('escalate.title')}
      submit={t('escalate.submit')}
      command={command}
      check={() => {
        setTried(true);
        return errors.check() && !fields.some(isMissing);
      }}
      onClose={onClose}
    >
      <SelectField
        name="teamKey"
        label={t('escalate.team')}
        placeholder={t('choose')}
        options={optionsOf(teams.data?.items.filter(({ line }) => line === 'second') ?? [])}
        value={teamKey}
        error={errors.of('teamKey')}
        onChange={(event) => setTeamKey(event.target.value)}
      />
      <ReasonCodeField of={UP} value={reasonCode} error={errors.of('reasonCode')} onChange={setReasonCode} />
      <TextareaField
        name="reason"
        label={t('escalate.reason')}
        rows={2}
        maxLength={LONGEST_REASON}
        value={reason.text}
        error={errors.of('reason')}
        onChange={(event) => reason.set(event.target.value)}
      />
      <TextareaField
        name="tried"
        label={t('escalate.tried')}
        help={t(template === '' ? 'escalate.triedHelp' : 'escalate.triedTemplate')}
        rows={7}
        maxLength={LONGEST_TEXT}
        value={tried.text}
        error={errors.of('tried')}
        onChange={(event) => tried.set(event.target.value)}
      />
      <AnswerFields fields={fields} answers={answers} errorOf={answerError} onChange={setAnswers} />
    </CommandDialog>
  );
}

export function TransferDialog({ ticket, onClose, onDone }: MoveDialogProps) {
  const { t } = useTranslation('ticket');
  const teams = useTeams();
  const [teamKey, setTeamKey] = useState('');
  const reason = useDraft(ticket.id, 'transfer_reason');
  const [reasonCode, setReasonCode] = useState<HandOffReason | ''>('');
  const command = useCommand(
    ticket,
    ({ params, version }) =>
      call('transfer', {
        params,
        body: { version, teamKey, reason: reason.text, ...(reasonCode === '' ? {} : { reasonCode }) },
      }),
    (after) => {
      reason.clear();
      onDone(after);
    },
  );
  const errors = useFormErrors(command.error, { teamKey, reasonCode, reason: reason.text });
  const others = teams.data?.items.filter(({ line, key }) => line === ticket.line && key !== ticket.team.key) ?? [];
  return (
    <CommandDialog
      title={t('transfer.title')}
      submit={t('transfer.submit')}
      command={command}
      check={errors.check}
      onClose={onClose}
    >
      <SelectField
        name="teamKey"
        label={t('transfer.team')}
        help={
          teams.data && others.length === 0
            ? t('transfer.none')
            : t('transfer.help', { line: t(`line.${ticket.line}`).toLowerCase() })
        }
        placeholder={t('choose')}
        options={optionsOf(others)}
        value={teamKey}
        error={errors.of('teamKey')}
        onChange={(event) => setTeamKey(event.target.value)}
      />
      <ReasonCodeField of={ACROSS} value={reasonCode} error={errors.of('reasonCode')} onChange={setReasonCode} />
      <TextareaField
        name="reason"
        label={t('reason')}
        rows={3}
        maxLength={LONGEST_REASON}
        value={reason.text}
        error={errors.of('reason')}
        onChange={(event) => reason.set(event.target.value)}
      />
    </CommandDialog>
  );
}

export function AssignDialog({ ticket, onClose, onDone }: MoveDialogProps) {
  const { t } = useTranslation('ticket');
  const teams = useTeams();
  const [teamKey, setTeamKey] = useState(ticket.team.key);
  const [assignee, setAssignee] = useState('');
  const members = useQuery({
    queryKey: queryKeys.teamMembers(teamKey),
    queryFn: ({ signal }) => call('teamMembers', { params: { key: teamKey }, signal }),
  });
  const command = useCommand(
    ticket,
    ({ params, version }) =>
      call('assign', {
        params,
        body: { version, assignee, ...(teamKey === ticket.team.key ? {} : { teamKey }) },
      }),
    onDone,
  );
  const errors = useFormErrors(command.error, { assignee, teamKey });
  const people = members.data?.items.filter(({ id }) => id !== ticket.assignee?.id && id !== ticket.requester.id) ?? [];
  return (
    <CommandDialog
      title={t('assign.title')}
      submit={t('assign.submit')}
      command={command}
      check={errors.check}
      onClose={onClose}
    >
      <SelectField
        name="teamKey"
        label={t('assign.team')}
        options={optionsOf(teams.data?.items.filter(({ line }) => line === ticket.line) ?? [ticket.team])}
        value={teamKey}
        error={errors.of('teamKey')}
        onChange={(event) => {
          setTeamKey(event.target.value);
          setAssignee('');
        }}
      />
      <SelectField
        name="assignee"
        label={t('assign.person')}
        placeholder={members.isPending ? t('assign.loading') : t('choose')}
        options={people.map(({ id, name }) => ({ value: id, label: name }))}
        value={assignee}
        error={errors.of('assignee')}
        onChange={(event) => setAssignee(event.target.value)}
      />
    </CommandDialog>
  );
}

const REASON_OF = {
  handBack: 'hand_back_reason',
  reopen: 'reopen_reason',
  cancel: 'cancel_reason',
} as const satisfies Record<string, DraftKind>;

/** The commands that only need a reason. */
export function ReasonDialog({
  ticket,
  onClose,
  onDone,
  name,
}: MoveDialogProps & { readonly name: 'handBack' | 'reopen' | 'cancel' }) {
  const { t } = useTranslation('ticket');
  const reason = useDraft(ticket.id, REASON_OF[name]);
  const [reasonCode, setReasonCode] = useState<HandOffReason | ''>('');
  const isHandOff = name === 'handBack';
  const command = useCommand(
    ticket,
    ({ params, version }) =>
      call(name, {
        params,
        body: { version, reason: reason.text, ...(isHandOff && reasonCode !== '' ? { reasonCode } : {}) },
      }),
    (after) => {
      reason.clear();
      onDone(after);
    },
  );
  const errors = useFormErrors(command.error, {
    reasonCode: isHandOff ? reasonCode : 'not asked',
    reason: reason.text,
  });
  return (
    <CommandDialog
      title={t(`${name}.title`)}
      submit={t(`${name}.submit`)}
      command={command}
      check={errors.check}
      onClose={onClose}
    >
      {isHandOff && (
        <ReasonCodeField of={BACK} value={reasonCode} error={errors.of('reasonCode')} onChange={setReasonCode} />
      )}
      <TextareaField
        name="reason"
        label={t('reason')}
        help={t(`${name}.help`)}
        rows={4}
        maxLength={LONGEST_REASON}
        value={reason.text}
        error={errors.of('reason')}
        onChange={(event) => reason.set(event.target.value)}
      />
    </CommandDialog>
  );
}
