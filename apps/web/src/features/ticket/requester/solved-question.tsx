import type { TicketView } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client.js';
import { useFormat } from '../../../i18n/format.js';
import { ProblemNote } from '../../../ui/error-state.js';
import { toast } from '../../../ui/toast.js';
import { useCommand } from '../agent/use-command.js';
import { ReasonDialog } from './reason-dialog.js';

/** Only the requester knows whether it is solved. */
export function SolvedQuestion({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation('requester');
  const format = useFormat();
  const [isReopening, setIsReopening] = useState(false);
  const { reopen: mayReopen, close: mayClose } = ticket.abilities;
  const confirm = useCommand(
    ticket,
    ({ params, version }) => call('close', { params, body: { version } }),
    () => toast({ tone: 'success', text: t('solved.thanks') }),
    { atOnce: true },
  );
  if (!mayReopen && !mayClose) return null;
  return (
    <div className="solved">
      <h3 className="status-card__subtitle">{t('solved.question')}</h3>
      <ProblemNote error={confirm.error} />
      <div className="solved__answers">
        {mayClose && (
          <PktButton
            variant="icon-left"
            iconName="thumbs-up"
            disabled={confirm.isPending}
            isLoading={confirm.isPending}
            onClick={() => confirm.mutate()}
          >
            {t('solved.yes')}
          </PktButton>
        )}
        {mayReopen && (
          <PktButton skin="secondary" variant="icon-left" iconName="process-back" onClick={() => setIsReopening(true)}>
            {t('solved.no')}
          </PktButton>
        )}
      </div>
      {mayReopen && ticket.reopenUntil && (
        <p className="solved__until">{t('solved.until', { date: format.date(ticket.reopenUntil) })}</p>
      )}
      {isReopening && (
        <ReasonDialog
          ticket={ticket}
          name="reopen"
          send={({ params, version }, reason) => call('reopen', { params, body: { version, reason } })}
          onClose={() => setIsReopening(false)}
        />
      )}
    </div>
  );
}
