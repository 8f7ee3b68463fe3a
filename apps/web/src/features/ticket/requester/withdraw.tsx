import type { TicketView } from '@desk/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client.js';
import { ReasonDialog } from './reason-dialog.js';

export function Withdraw({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation('requester');
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div>
      <button type="button" className="text-button" onClick={() => setIsOpen(true)}>
        {t('cancel.title')}
      </button>
      {isOpen && (
        <ReasonDialog
          ticket={ticket}
          name="cancel"
          send={({ params, version }, reason) => call('cancel', { params, body: { version, reason } })}
          onClose={() => setIsOpen(false)}
        />
      )}
    </div>
  );
}
