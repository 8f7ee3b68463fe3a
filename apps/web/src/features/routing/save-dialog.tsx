import type { RoutingRule } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../../api/problems.js';
import { Dialog } from '../../ui/dialog.js';
import { ProblemNote } from '../../ui/error-state.js';
import { TextareaField } from '../../ui/field.js';
import type { useSaveRules } from './use-routing.js';

interface SaveDialogProps {
  readonly rules: readonly RoutingRule[];
  /** Of the list in force, on which this one is put. */
  readonly revision: number;
  readonly save: ReturnType<typeof useSaveRules>;
  /** They were not tried as they are. */
  readonly isUntried: boolean;
  readonly onClose: () => void;
  readonly onSaved: () => void;
}

/** Asks why, for who reads the versions later. */
export function SaveDialog({ rules, revision, save, isUntried, onClose, onSaved }: SaveDialogProps) {
  const { t } = useTranslation('routing');
  const { t: ui } = useTranslation('ui');
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(reason.trim() === '');
    if (reason.trim() === '') return;
    save.mutate(
      { revision, rules: [...rules], reason },
      { onSuccess: onSaved, onError: (error) => isProblem(error, 'validation_failed') && onClose() },
    );
  };
  return (
    <Dialog open title={t('save.title')} onClose={onClose}>
      <form className="rule-form" noValidate onSubmit={submit}>
        {isUntried && <p className="routing-trial__outdated">{t('save.untried')}</p>}
        <TextareaField
          name="reason"
          label={t('save.reason')}
          help={t('save.reasonHelp')}
          rows={3}
          maxLength={500}
          error={isMissing ? ui('fault.required') : undefined}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
        {isProblem(save.error, 'stale_version') ? (
          <p className="problem-note" role="alert">
            {t('save.stale')}
          </p>
        ) : (
          <ProblemNote error={save.error} />
        )}
        <div className="dialog__actions">
          <PktButton type="submit" isLoading={save.isPending}>
            {t('save.save')}
          </PktButton>
          <PktButton type="button" skin="secondary" onClick={onClose}>
            {t('edit.cancel')}
          </PktButton>
        </div>
      </form>
    </Dialog>
  );
}
