import { PENDING_REASONS, PRIORITIES, RESOLUTION_CODES, type BulkChange } from '@desk/contracts';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';
import { useMe } from '../../api/session.js';
import { ChoiceField, SelectField, TextareaField, TextField } from '../../ui/field.js';

const LONGEST_REASON = 2_000;
const LONGEST_TEXT = 20_000;
const FRESH_MS = 300_000;

export interface BulkFieldsProps {
  readonly change: BulkChange;
  readonly faults: ReadonlyMap<string, string>;
  readonly onChange: (change: BulkChange) => void;
}

/** Whether a change says enough to look at its effect. */
export function isFilledIn(change: BulkChange): boolean {
  const has = (text: string | undefined) => text !== undefined && text.trim() !== '';
  switch (change.verb) {
    case 'assign':
      return has(change.assignee);
    case 'transfer':
      return has(change.teamKey) && has(change.reason);
    case 'update':
      return has(change.serviceKey) || (change.priority !== undefined && has(change.priorityReason));
    case 'pend':
      return change.pendingReason !== undefined && (change.pendingReason !== 'agreed_time' || has(change.until));
    case 'resolve':
      return has(change.resolution) && change.resolutionCode !== undefined;
    case 'cancel':
      return has(change.reason);
    case 'release':
    case 'resume':
      return true;
  }
}

type Part = { [F in Exclude<keyof BulkChange, 'verb'>]?: BulkChange[F] | undefined };

export function BulkFields({ change, faults, onChange }: BulkFieldsProps) {
  const { t } = useTranslation('bulk');
  const set = (part: Part) =>
    onChange(
      Object.fromEntries(
        Object.entries({ ...change, ...part }).filter(([, value]) => value !== undefined && value !== ''),
      ) as unknown as BulkChange,
    );
  const faultOf = (field: string) => faults.get(`/change/${field}`);
  const reason = (
    <TextareaField
      name="reason"
      label={t('field.reason')}
      help={t('field.reasonHelp')}
      rows={2}
      maxLength={LONGEST_REASON}
      value={change.reason ?? ''}
      error={faultOf('reason')}
      onChange={(event) => set({ reason: event.target.value })}
    />
  );
  switch (change.verb) {
    case 'assign':
      return <AssigneeField value={change.assignee} error={faultOf('assignee')} onChange={set} />;
    case 'transfer':
      return (
        <>
          <TeamField value={change.teamKey} error={faultOf('teamKey')} onChange={set} />
          {reason}
        </>
      );
    case 'update':
      return (
        <>
          <SelectField
            name="priority"
            label={t('field.priority')}
            optional
            placeholder={t('field.same')}
            value={change.priority ?? ''}
            options={PRIORITIES.map((value) => ({ value: String(value), label: t(`ui:priority.${value}`) }))}
            onChange={(event) => set({ priority: PRIORITIES.find((one) => String(one) === event.target.value) })}
          />
          {change.priority !== undefined && (
            <TextareaField
              name="priorityReason"
              label={t('field.priorityReason')}
              rows={2}
              maxLength={LONGEST_REASON}
              value={change.priorityReason ?? ''}
              error={faultOf('priorityReason')}
              onChange={(event) => set({ priorityReason: event.target.value })}
            />
          )}
          <ServiceField value={change.serviceKey} error={faultOf('serviceKey')} onChange={set} />
        </>
      );
    case 'pend':
      return (
        <>
          <ChoiceField
            name="pendingReason"
            label={t('field.pendingReason')}
            value={change.pendingReason ?? null}
            error={faultOf('pendingReason')}
            options={PENDING_REASONS.map((value) => ({ value, label: t(`ticket:pending.${value}`) }))}
            onChange={(value) => set({ pendingReason: PENDING_REASONS.find((one) => one === value) })}
          />
          <TextField
            type="datetime-local"
            name="until"
            label={t('field.until')}
            optional={change.pendingReason !== 'agreed_time'}
            value={local(change.until)}
            error={faultOf('until')}
            onChange={(event) => {
              const at = new Date(event.target.value);
              set({ until: Number.isNaN(at.getTime()) ? undefined : at.toISOString() });
            }}
          />
        </>
      );
    case 'resolve':
      return (
        <>
          <TextareaField
            name="resolution"
            label={t('field.resolution')}
            help={t('field.resolutionHelp')}
            rows={6}
            maxLength={LONGEST_TEXT}
            value={change.resolution ?? ''}
            error={faultOf('resolution')}
            onChange={(event) => set({ resolution: event.target.value })}
          />
          <SelectField
            name="resolutionCode"
            label={t('field.resolutionCode')}
            placeholder={t('choose')}
            value={change.resolutionCode ?? ''}
            error={faultOf('resolutionCode')}
            options={RESOLUTION_CODES.filter((code) => code !== 'no_answer').map((value) => ({
              value,
              label: t(`ticket:code.${value}`),
            }))}
            onChange={(event) => set({ resolutionCode: RESOLUTION_CODES.find((one) => one === event.target.value) })}
          />
        </>
      );
    case 'cancel':
      return reason;
    case 'release':
    case 'resume':
      return null;
  }
}

/** As a field for date and time has it, on the clock of whoever sits there. */
function local(instant: string | undefined): string {
  if (instant === undefined) return '';
  const at = new Date(instant);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

interface ChosenProps {
  readonly value: string | undefined;
  readonly error: string | undefined;
  readonly onChange: (part: Part) => void;
}

/** Colleagues of one's own teams. */
function AssigneeField({ value, error, onChange }: ChosenProps) {
  const { t } = useTranslation('bulk');
  const me = useMe();
  const members = useQueries({
    queries: me.teams.map(({ key }) => ({
      queryKey: queryKeys.teamMembers(key),
      queryFn: ({ signal }: { signal: AbortSignal }) => call('teamMembers', { params: { key }, signal }),
      staleTime: FRESH_MS,
    })),
  });
  const people = new Map(members.flatMap(({ data }) => data?.items ?? []).map((person) => [person.username, person]));
  const named = [...people.values()].sort((a, b) => a.name.localeCompare(b.name, 'nb'));
  return (
    <SelectField
      name="assignee"
      label={t('field.assignee')}
      placeholder={t('choose')}
      value={value ?? ''}
      error={error}
      options={named.map(({ username, name }) => ({ value: username, label: name }))}
      onChange={(event) => onChange({ assignee: event.target.value })}
    />
  );
}

function TeamField({ value, error, onChange }: ChosenProps) {
  const { t } = useTranslation('bulk');
  const { data } = useQuery({
    queryKey: queryKeys.teams,
    queryFn: ({ signal }) => call('teams', { signal }),
    staleTime: FRESH_MS,
  });
  return (
    <SelectField
      name="teamKey"
      label={t('field.team')}
      placeholder={t('choose')}
      value={value ?? ''}
      error={error}
      options={(data?.items ?? []).map(({ key, name }) => ({ value: key, label: name }))}
      onChange={(event) => onChange({ teamKey: event.target.value })}
    />
  );
}

function ServiceField({ value, error, onChange }: ChosenProps) {
  const { t } = useTranslation('bulk');
  const { data } = useQuery({
    queryKey: queryKeys.services,
    queryFn: ({ signal }) => call('services', { signal }),
    staleTime: FRESH_MS,
  });
  return (
    <SelectField
      name="serviceKey"
      label={t('field.service')}
      optional
      placeholder={t('field.same')}
      value={value ?? ''}
      error={error}
      options={(data?.items ?? []).map(({ key, name }) => ({ value: key, label: name }))}
      onChange={(event) => onChange({ serviceKey: event.target.value })}
    />
  );
}
