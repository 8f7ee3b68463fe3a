import type { TicketView } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/dialog.js';
import { ProblemNote } from '../../../ui/error-state.js';
import { TextareaField } from '../../../ui/field.js';
import { toast } from '../../../ui/toast.js';
import { useCommand } from '../agent/use-command.js';
import { useDraft } from '../agent/use-draft.js';

const LONGEST_REASON = 2000;

export interface ReasonDialogProps {
  readonly ticket: TicketView;
  readonly name: 'reopen' | 'cancel';
  readonly send: (
    target: { readonly params: { readonly id: string }; readonly version: number },
    reason: string,
  ) => Promise<TicketView>;
  readonly onClose: () => void;
}

/** A command of the requester that asks for a word on why. */
export function ReasonDialog({ ticket, name, send, onClose }: ReasonDialogProps) {
  const { t } = useTranslation('requester');
  const draft = useDraft(ticket.id, `${name}_reason`);
  const [isEmpty, setIsEmpty] = useState(false);
  const command = useCommand(
    ticket,
    (target) => send(target, draft.text.trim()),
    () => {
      draft.clear();
      toast({ tone: 'success', text: t(`${name}.done`) });
      onClose();
    },
  );
  return (
    <Dialog open title={t(`${name}.title`)} onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const isMissing = draft.text.trim() === '';
          setIsEmpty(isMissing);
          if (isMissing) event.currentTarget.querySelector('textarea')?.focus();
          else if (!command.isPending) command.mutate();
        }}
      >
        <TextareaField
          name="reason"
          label={t(`${name}.label`)}
          help={t(`${name}.help`)}
          error={isEmpty ? t(`${name}.empty`) : undefined}
          rows={4}
          maxLength={LONGEST_REASON}
          value={draft.text}
          onChange={(event) => {
            draft.set(event.target.value);
            setIsEmpty(false);
          }}
        />
        <ProblemNote error={command.error} />
        <div className="dialog__actions">
          <PktButton type="submit" disabled={command.isPending} isLoading={command.isPending}>
            {t(`${name}.submit`)}
          </PktButton>
          <PktButton skin="secondary" onClick={onClose}>
            {t('back')}
          </PktButton>
        </div>
      </form>
    </Dialog>
  );
}
