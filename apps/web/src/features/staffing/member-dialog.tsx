import type { StaffMember } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import type { FormEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/dialog.js';
import { ProblemNote } from '../../ui/error-state.js';

/** What every dialog about a member gets. */
export interface MemberDialogProps {
  readonly member: StaffMember;
  readonly teamKey: string;
  readonly manage: boolean;
  readonly onClose: () => void;
}

interface FrameProps {
  readonly title: string;
  readonly submit: string;
  readonly isPending: boolean;
  readonly error: unknown;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Title, form, refusal and buttons, alike for all of them. */
export function MemberDialog({ title, submit, isPending, error, onSubmit, onClose, children }: FrameProps) {
  const { t } = useTranslation('staffing');
  const send = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <Dialog open title={title} onClose={onClose}>
      <form className="staffing-form" noValidate onSubmit={send}>
        {children}
        <ProblemNote error={error} />
        <div className="dialog__actions">
          <PktButton type="submit" isLoading={isPending}>
            {submit}
          </PktButton>
          <PktButton type="button" skin="secondary" onClick={onClose}>
            {t('cancel')}
          </PktButton>
        </div>
      </form>
    </Dialog>
  );
}
