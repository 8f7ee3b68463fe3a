import { PktButton } from '@oslokommune/punkt-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../../../api/problems.js';
import { Dialog } from '../../../ui/dialog.js';
import { CommandProblem } from './command-problem.js';

interface Command {
  readonly mutate: () => void;
  readonly isPending: boolean;
  readonly error: unknown;
}

export interface CommandDialogProps {
  readonly title: string;
  readonly submit: string;
  readonly command: Command;
  /** Whether the form is filled in; shows its own errors where not. */
  readonly check: () => boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A command with a form. Refused, it says why and keeps everything that was typed. */
export function CommandDialog({ title, submit, command, check, onClose, children }: CommandDialogProps) {
  const { t } = useTranslation('ticket');
  const isStale = isProblem(command.error, 'stale_version');
  return (
    <Dialog open title={title} onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const form = event.currentTarget;
          if (!check()) setTimeout(() => form.querySelector<HTMLElement>('[aria-invalid]')?.focus());
          else if (!command.isPending) command.mutate();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit();
        }}
      >
        {children}
        <CommandProblem error={command.error} />
        <div className="dialog__actions">
          <PktButton type="submit" disabled={command.isPending} isLoading={command.isPending}>
            {isStale ? t('stale.again', { action: submit }) : submit}
          </PktButton>
          <PktButton skin="secondary" onClick={onClose}>
            {t('dialog.cancel')}
          </PktButton>
        </div>
      </form>
    </Dialog>
  );
}
