import { PENDING_REASONS } from '@desk/contracts';
import type { PendingReason } from '@desk/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client.js';
import { cityInstant, cityLocal } from '../../../ui/city-time.js';
import { ChoiceField, TextField } from '../../../ui/field.js';
import { CommandDialog } from './command-dialog.js';
import type { MoveDialogProps } from './dialogs-move.js';
import { useCommand } from './use-command.js';
import { useFormErrors } from './use-form-errors.js';

/** Sets a ticket aside until somebody answers or a time comes. */
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
