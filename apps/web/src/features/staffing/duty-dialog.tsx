import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.js';
import { useFormat } from '../../i18n/format.js';
import { cityInstant, cityLocal } from '../../ui/city-time.js';
import { useFieldFaults } from '../../ui/faults.js';
import { TextField } from '../../ui/field.js';
import { useNow } from '../../ui/now.js';
import { MemberDialog, type MemberDialogProps } from './member-dialog.js';
import { useChange } from './use-staffing.js';

const HOUR_MS = 3_600_000;
/** The next whole hour after a time, and `later` more. */
const hour = (now: number, later: number) => cityLocal(new Date((Math.ceil(now / HOUR_MS) + later) * HOUR_MS));
const instantOf = (local: string): string => cityInstant(local)?.toISOString() ?? '';

/** When somebody sits on the phones, and how much of them is left for tickets meanwhile. */
export function DutyDialog({ member, onClose }: MemberDialogProps) {
  const { t } = useTranslation('staffing');
  const format = useFormat();
  const now = useNow();
  const [from, setFrom] = useState(() => hour(now, 0));
  const [until, setUntil] = useState(() => hour(now, 4));
  const [percent, setPercent] = useState('0');
  const add = useChange(
    () =>
      call('addPhoneDuty', {
        params: { id: member.id },
        body: { from: instantOf(from), until: instantOf(until), share: Math.round(Number(percent)) / 100 },
      }),
    onClose,
  );
  const remove = useChange((id: string) => call('deletePhoneDuty', { params: { id } }));
  const faults = useFieldFaults(add.error);
  return (
    <MemberDialog
      title={t('open.dutyOf', { name: member.name })}
      submit={t('duty.add')}
      isPending={add.isPending}
      error={add.error ?? remove.error}
      onSubmit={() => add.mutate(undefined)}
      onClose={onClose}
    >
      {member.phoneDuties.length > 0 && (
        <ul className="entries">
          {member.phoneDuties.map((duty) => {
            const time = t('duty.range', { from: format.dateTime(duty.from), until: format.time(duty.until) });
            return (
              <li key={duty.id}>
                <span>{time}</span>
                <button
                  type="button"
                  className="text-button"
                  aria-label={t('duty.removeOf', { time })}
                  onClick={() => remove.mutate(duty.id)}
                >
                  {t('remove')}
                </button>
              </li>
            );
          })}
        </ul>
      )}
      <p className="staffing-form__help">{t('duty.help')}</p>
      <TextField
        name="from"
        type="datetime-local"
        label={t('duty.from')}
        value={from}
        error={faults.get('/from')}
        onChange={({ target }) => setFrom(target.value)}
      />
      <TextField
        name="until"
        type="datetime-local"
        label={t('duty.until')}
        value={until}
        error={faults.get('/until')}
        onChange={({ target }) => setUntil(target.value)}
      />
      <TextField
        name="share"
        type="number"
        min={0}
        max={100}
        label={t('duty.share')}
        value={percent}
        error={faults.get('/share')}
        onChange={({ target }) => setPercent(target.value)}
      />
    </MemberDialog>
  );
}
