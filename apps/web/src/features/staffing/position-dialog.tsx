import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.js';
import { useFieldFaults } from '../../ui/faults.js';
import { TextField } from '../../ui/field.js';
import { MemberDialog, type MemberDialogProps } from './member-dialog.js';
import { useChange } from './use-staffing.js';

/** Which share of a whole position somebody has in the team. */
export function PositionDialog({ member, teamKey, onClose }: MemberDialogProps) {
  const { t } = useTranslation('staffing');
  const [percent, setPercent] = useState(String(Math.round(member.share * 100)));
  const save = useChange(
    () =>
      call('setCapacity', {
        params: { key: teamKey, id: member.id },
        body: { share: Math.round(Number(percent)) / 100 },
      }),
    onClose,
  );
  const [isWrong, setIsWrong] = useState(false);
  const faults = useFieldFaults(save.error);
  return (
    <MemberDialog
      title={t('open.positionOf', { name: member.name })}
      submit={t('save')}
      isPending={save.isPending}
      error={save.error}
      onSubmit={() => {
        const wrong = !(Number(percent) >= 1 && Number(percent) <= 100);
        setIsWrong(wrong);
        if (!wrong) save.mutate(undefined);
      }}
      onClose={onClose}
    >
      <TextField
        name="share"
        type="number"
        min={1}
        max={100}
        label={t('positionPercent')}
        help={t('positionHelp')}
        value={percent}
        error={isWrong ? t('positionWrong') : faults.get('/share')}
        onChange={({ target }) => setPercent(target.value)}
      />
    </MemberDialog>
  );
}
