import { WEEKDAYS, type OpenHours, type RotaHours, type Weekday } from '@desk/contracts';
import { PktButton, PktIcon } from '@oslokommune/punkt-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.js';
import { useFieldFaults } from '../../ui/faults.js';
import { MemberDialog, type MemberDialogProps } from './member-dialog.js';
import { useChange } from './use-staffing.js';

const OFFICE: OpenHours = ['08:00', '16:00'];
const NONE: RotaHours = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
const USUAL: RotaHours = { ...NONE, mon: [OFFICE], tue: [OFFICE], wed: [OFFICE], thu: [OFFICE], fri: [OFFICE] };

/** In which hours of a week somebody works; any number of stretches a day. */
export function RotaDialog({ member, onClose }: MemberDialogProps) {
  const { t } = useTranslation('staffing');
  const { t: tUi } = useTranslation('ui');
  const [hours, setHours] = useState<RotaHours>(member.rota ?? USUAL);
  const save = useChange(
    (wanted: RotaHours | null) => call('setRota', { params: { id: member.id }, body: { hours: wanted } }),
    onClose,
  );
  const faults = useFieldFaults(save.error);
  const set = (day: Weekday, of: OpenHours[]) => setHours({ ...hours, [day]: of });
  const faultsOf = (pointer: string) =>
    ['', '/0', '/1'].flatMap((end) => faults.get(pointer + end) ?? []).join(' ') || undefined;
  return (
    <MemberDialog
      title={t('open.rotaOf', { name: member.name })}
      submit={t('save')}
      isPending={save.isPending}
      error={save.error}
      onSubmit={() => save.mutate(hours)}
      onClose={onClose}
    >
      <p className="staffing-form__help">{t('rota.help')}</p>
      {WEEKDAYS.map((day) => (
        <fieldset key={day} className="rota__day">
          <legend>{tUi(`weekday.${day}`)}</legend>
          {hours[day].length === 0 && <p className="rota__none">{t('rota.off')}</p>}
          {hours[day].map(([from, to], index) => {
            const fault = faultsOf(`/hours/${day}/${index}`);
            const change = (interval: OpenHours) => set(day, hours[day].with(index, interval));
            const field = (end: 0 | 1) => (
              <input
                type="text"
                inputMode="numeric"
                size={5}
                maxLength={5}
                autoComplete="off"
                placeholder={t('rota.form')}
                className="pkt-input rota__time"
                aria-label={t(end === 0 ? 'rota.from' : 'rota.to', { day: tUi(`weekday.${day}`) })}
                aria-invalid={fault !== undefined || undefined}
                aria-describedby={fault === undefined ? undefined : `rota-${day}-${index}`}
                value={end === 0 ? from : to}
                onChange={({ target }) => change(end === 0 ? [target.value, to] : [from, target.value])}
              />
            );
            return (
              <div key={index} className="rota__interval">
                {field(0)}
                <span aria-hidden="true">–</span>
                {field(1)}
                <button
                  type="button"
                  className="text-button"
                  aria-label={t('rota.remove', { day: tUi(`weekday.${day}`), from, to })}
                  onClick={() => set(day, hours[day].toSpliced(index, 1))}
                >
                  <PktIcon name="trash-can" aria-hidden="true" />
                </button>
                {fault && (
                  <p id={`rota-${day}-${index}`} className="field__error">
                    {fault}
                  </p>
                )}
              </div>
            );
          })}
          <button
            type="button"
            className="text-button"
            aria-label={t('rota.addTo', { day: tUi(`weekday.${day}`) })}
            onClick={() => set(day, [...hours[day], hours[day].length === 0 ? OFFICE : ['', '']])}
          >
            {t('rota.add')}
          </button>
        </fieldset>
      ))}
      {member.rota && (
        <PktButton type="button" size="small" skin="tertiary" onClick={() => save.mutate(null)}>
          {t('rota.forget')}
        </PktButton>
      )}
    </MemberDialog>
  );
}
