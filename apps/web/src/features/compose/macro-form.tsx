import { PRIORITIES, RESOLUTION_CODES, type MacroActions, type MacroContent, type MacroView } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';
import { Dialog } from '../../ui/dialog.js';
import { ProblemNote } from '../../ui/error-state.js';
import { useFieldFaults } from '../../ui/faults.js';
import { CheckField, SelectField, TextareaField, TextField } from '../../ui/field.js';
import { toast } from '../../ui/toast.js';
import { filled, PreparedFields, useServiceOptions, useTeamOptions } from './prepared-fields.js';

const LONGEST = 20_000;
const REASONS = ['user', 'vendor', 'delivery', 'approval'] as const;
type Ending = '' | `pend:${(typeof REASONS)[number]}` | 'transfer' | `resolve:${string}`;

function endingOf({ pend, transferTo, resolve }: MacroActions): Ending {
  if (pend) return `pend:${pend}`;
  if (transferTo) return 'transfer';
  return resolve ? `resolve:${resolve}` : '';
}

/** A macro, new or changed: what it changes, what it writes, and how it ends. */
export function MacroForm({ macro, onClose }: { readonly macro: MacroView | null; readonly onClose: () => void }) {
  const { t } = useTranslation(['compose', 'ui', 'ticket']);
  const client = useQueryClient();
  const services = useServiceOptions();
  const teams = useTeamOptions();
  const [place, setPlace] = useState({
    name: macro?.name ?? '',
    shortcut: macro?.shortcut ?? '',
    serviceKey: macro?.serviceKey ?? '',
    teamKey: macro?.teamKey ?? '',
    personal: macro?.personal ?? true,
  });
  const was = macro?.actions ?? {};
  const [ending, setEnding] = useState<Ending>(endingOf(was));
  const [does, setDoes] = useState({
    assignToMe: was.assignToMe ?? false,
    priority: String(was.priority ?? ''),
    setServiceKey: was.setServiceKey ?? '',
    messageNb: was.messageNb ?? '',
    messageNn: was.messageNn ?? '',
    note: was.note ?? '',
    transferTo: was.transferTo ?? '',
    transferReason: was.transferReason ?? '',
  });
  const set = (change: Partial<typeof does>) => setDoes((now) => ({ ...now, ...change }));
  const save = useMutation({
    mutationFn: () => {
      const [kind, value] = ending.split(':');
      const { transferTo, transferReason, priority, assignToMe, ...texts } = does;
      const { messageEn = '', priorityReason = '', firstLineCapable } = was;
      const actions = {
        ...filled({ ...texts, messageEn, priorityReason }),
        assignToMe,
        ...(firstLineCapable !== undefined && { firstLineCapable }),
        ...(priority !== '' && { priority: Number(priority) }),
        ...(kind === 'transfer' && filled({ transferTo, transferReason })),
        ...((kind === 'pend' || kind === 'resolve') && { [kind]: value }),
      } as MacroActions;
      const body: MacroContent = { ...filled(place), name: place.name, personal: place.personal, actions };
      return macro
        ? call('saveMacro', { params: { id: macro.id }, body: { ...body, revision: macro.revision } })
        : call('createMacro', { body });
    },
    onSuccess: ({ name }) => {
      toast({ tone: 'success', text: t('compose:form.saved', { name }) });
      void client.invalidateQueries({ queryKey: queryKeys.macros });
      onClose();
    },
  });
  const faults = useFieldFaults(save.error);
  const fault = (field: string) => faults.get(`/actions/${field}`);
  return (
    <Dialog
      open
      title={macro ? t('compose:form.editMacro') : t('compose:replies.addMacro')}
      onClose={onClose}
      size="wide"
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!save.isPending) save.mutate();
        }}
      >
        <PreparedFields values={place} onChange={(change) => setPlace({ ...place, ...change })} faults={faults} />
        <CheckField
          label={t('compose:form.assignToMe')}
          checked={does.assignToMe}
          onChange={(event) => set({ assignToMe: event.target.checked })}
        />
        <SelectField
          name="priority"
          label={t('compose:macro.field.priority')}
          optional
          options={[
            { value: '', label: t('compose:form.unchanged') },
            ...PRIORITIES.map((value) => ({ value: String(value), label: t(`ui:priority.${value}`) })),
          ]}
          value={does.priority}
          onChange={(event) => set({ priority: event.target.value })}
        />
        <SelectField
          name="setServiceKey"
          label={t('compose:macro.field.service')}
          optional
          options={[{ value: '', label: t('compose:form.unchanged') }, ...services]}
          value={does.setServiceKey}
          error={fault('setServiceKey')}
          onChange={(event) => set({ setServiceKey: event.target.value })}
        />
        {(['messageNb', 'messageNn', 'note'] as const).map((field) => (
          <TextareaField
            key={field}
            name={field}
            label={t(`compose:form.${field}`)}
            optional
            rows={field === 'messageNb' ? 6 : 3}
            maxLength={LONGEST}
            value={does[field]}
            error={fault(field)}
            onChange={(event) => set({ [field]: event.target.value })}
          />
        ))}
        <SelectField
          name="ending"
          label={t('compose:form.ending')}
          optional
          options={[
            { value: '', label: t('compose:form.noEnding') },
            ...REASONS.map((reason) => ({
              value: `pend:${reason}`,
              label: t('compose:form.pend', { reason: t(`ticket:pending.${reason}`) }),
            })),
            { value: 'transfer', label: t('compose:form.transfer') },
            ...RESOLUTION_CODES.filter((code) => code !== 'no_answer').map((code) => ({
              value: `resolve:${code}`,
              label: t('compose:form.resolve', { code: t(`ticket:code.${code}`) }),
            })),
          ]}
          value={ending}
          error={fault('pend') ?? fault('resolve')}
          onChange={(event) => setEnding(event.target.value as Ending)}
        />
        {ending === 'transfer' && (
          <>
            <SelectField
              name="transferTo"
              label={t('compose:form.transferTo')}
              placeholder={t('compose:form.choose')}
              options={teams}
              value={does.transferTo}
              error={fault('transferTo')}
              onChange={(event) => set({ transferTo: event.target.value })}
            />
            <TextField
              name="transferReason"
              label={t('compose:form.transferReason')}
              value={does.transferReason}
              error={fault('transferReason')}
              onChange={(event) => set({ transferReason: event.target.value })}
            />
          </>
        )}
        {faults.get('/actions') && (
          <p className="field__error" role="alert">
            {faults.get('/actions')}
          </p>
        )}
        {faults.size === 0 && <ProblemNote error={save.error} />}
        <div className="dialog__actions">
          <PktButton type="submit" disabled={save.isPending} isLoading={save.isPending}>
            {t('compose:form.save')}
          </PktButton>
          <PktButton skin="secondary" onClick={onClose}>
            {t('compose:cancel')}
          </PktButton>
        </div>
      </form>
    </Dialog>
  );
}
