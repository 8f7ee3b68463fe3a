import { ABSENCE_KINDS, type AbsenceKind, type AbsenceView } from '@desk/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.js';
import { useFormat } from '../../i18n/format.js';
import { cityDay } from '../../ui/city-time.js';
import { useFieldFaults } from '../../ui/faults.js';
import { CheckField, SelectField, TextField } from '../../ui/field.js';
import { useNow } from '../../ui/now.js';
import { MemberDialog, type MemberDialogProps } from './member-dialog.js';
import { useChange } from './use-staffing.js';

/** The absences there are, and one more. An end that nobody knew is said by changing it. */
export function AbsenceDialog({ member, onClose }: MemberDialogProps) {
  const { t } = useTranslation('staffing');
  const today = cityDay(useNow());
  const [changed, setChanged] = useState<string | null>(null);
  const [from, setFrom] = useState(today);
  const [until, setUntil] = useState(today);
  const [isOpen, setIsOpen] = useState(false);
  const [kind, setKind] = useState<AbsenceKind>('holiday');
  const save = useChange(() => {
    const body = { from, until: isOpen ? null : until, kind };
    return changed === null
      ? call('addAbsence', { params: { id: member.id }, body })
      : call('updateAbsence', { params: { id: changed }, body });
  }, onClose);
  const remove = useChange((id: string) => call('deleteAbsence', { params: { id } }));
  const faults = useFieldFaults(save.error);
  const begin = (absence: AbsenceView) => {
    setChanged(absence.id);
    setFrom(absence.from);
    setUntil(absence.until ?? today);
    setIsOpen(false);
    setKind(absence.kind ?? 'other');
  };
  return (
    <MemberDialog
      title={t('open.absenceOf', { name: member.name })}
      submit={t(changed === null ? 'absence.add' : 'absence.change')}
      isPending={save.isPending}
      error={save.error ?? remove.error}
      onSubmit={() => save.mutate(undefined)}
      onClose={onClose}
    >
      {member.absences.length > 0 && (
        <ul className="entries">
          {member.absences.map((absence) => (
            <AbsenceLine
              key={absence.id}
              absence={absence}
              onChange={() => begin(absence)}
              onRemove={() => remove.mutate(absence.id)}
            />
          ))}
        </ul>
      )}
      <SelectField
        name="kind"
        label={t('absence.why')}
        help={t('absence.private')}
        options={ABSENCE_KINDS.map((value) => ({ value, label: t(`absence.kind.${value}`) }))}
        value={kind}
        onChange={({ target }) => setKind(ABSENCE_KINDS.find((one) => one === target.value) ?? kind)}
      />
      <TextField
        name="from"
        type="date"
        label={t('absence.from')}
        value={from}
        error={faults.get('/from')}
        onChange={({ target }) => setFrom(target.value)}
      />
      {!isOpen && (
        <TextField
          name="until"
          type="date"
          label={t('absence.until')}
          value={until}
          error={faults.get('/until')}
          onChange={({ target }) => setUntil(target.value)}
        />
      )}
      <CheckField
        label={t('absence.unknownEnd')}
        checked={isOpen}
        onChange={({ target }) => setIsOpen(target.checked)}
      />
      <p className="staffing-form__help">{t('absence.returns')}</p>
    </MemberDialog>
  );
}

interface LineProps {
  readonly absence: AbsenceView;
  readonly onChange: () => void;
  readonly onRemove: () => void;
}

function AbsenceLine({ absence, onChange, onRemove }: LineProps) {
  const { t } = useTranslation('staffing');
  const format = useFormat();
  const { from, until, kind } = absence;
  const days =
    until === null
      ? t('absence.open', { from: format.day(from) })
      : t('absence.range', { from: format.day(from), until: format.day(until) });
  return (
    <li>
      <span>
        {t(`absence.kind.${kind ?? 'other'}`)}: {days}
      </span>
      <button type="button" className="text-button" aria-label={t('absence.changeOf', { days })} onClick={onChange}>
        {t('change')}
      </button>
      <button type="button" className="text-button" aria-label={t('absence.removeOf', { days })} onClick={onRemove}>
        {t('remove')}
      </button>
    </li>
  );
}
