import type { TicketView } from '@desk/contracts';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router-dom';
import { call } from '../../../api/client.js';
import { isProblem } from '../../../api/problems.js';
import { useMe } from '../../../api/session.js';
import { useProblemText } from '../../../ui/error-state.js';
import { toast } from '../../../ui/toast.js';
import { useTicketPath } from '../../../work/place.js';

/** Takes the next ticket of the team by which one works on this, and goes there. What was done to this stays done. */
export function useTakeNext(ticket: TicketView) {
  const { t } = useTranslation('ticket');
  const me = useMe();
  const navigate = useNavigate();
  const problemText = useProblemText();
  const path = useTicketPath();
  const own = me.teams.find(({ key }) => key === ticket.team.key) ?? me.teams[0];
  return useMutation({
    mutationFn: () => call('takeNext', { params: { key: own?.key ?? ticket.team.key } }),
    onSuccess: ({ number }) => {
      toast({ tone: 'success', text: t('done.take', { number }) });
      navigate(path(number));
    },
    onError: (error) =>
      toast(
        isProblem(error, 'nothing_to_take')
          ? { tone: 'info', text: t('next.none') }
          : { tone: 'error', text: problemText(error) },
      ),
  });
}
