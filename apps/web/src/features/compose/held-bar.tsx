import type { HeldMessageView } from '@desk/contracts';
import { PktIcon } from '@oslokommune/punkt-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router-dom';
import { call } from '../../api/client.js';
import { isProblem } from '../../api/problems.js';
import { queryKeys } from '../../api/query-keys.js';
import { useProblemText } from '../../ui/error-state.js';
import { Keys, useShortcuts } from '../../ui/shortcuts.js';
import { toast } from '../../ui/toast.js';
import { useHeld, useSecondsLeft } from './held.js';
import './compose.scss';

/** «Svar til OSL-1000001 sendes om 8 s», wherever one has gone meanwhile. */
export function HeldBar() {
  const { t } = useTranslation('compose');
  const { items } = useHeld();
  const actions = useHeldActions();
  const last = items.at(-1);
  useShortcuts(
    t('keys.held'),
    last ? [{ keys: 'z', label: t('held.undo'), run: () => actions.undo.mutate(last) }] : [],
  );
  return (
    <div className="held-bar" role="region" aria-label={t('held.region')} hidden={items.length === 0}>
      <p className="pkt-sr-only" role="status">
        {last &&
          (last.stopped
            ? t(`held.stopped.${last.stopped}`)
            : t(last.macro ? 'held.macro.announce' : 'held.announce', {
                number: last.ticket.number,
                name: last.macro?.name,
              }))}
      </p>
      {items.map((held) => (
        <HeldLine key={held.id} held={held} actions={actions} isLast={held === last} />
      ))}
    </div>
  );
}

interface LineProps {
  readonly held: HeldMessageView;
  readonly actions: ReturnType<typeof useHeldActions>;
  readonly isLast: boolean;
}

function HeldLine({ held, actions, isLast }: LineProps) {
  const { t } = useTranslation('compose');
  const seconds = useSecondsLeft(held.sendAt);
  const { number } = held.ticket;
  const leaves = seconds > 0 ? 'leaves' : 'leaving';
  const { undo, send } = actions;
  const isBusy = undo.isPending || send.isPending;
  return (
    <div className={held.stopped ? 'held held--stopped' : 'held'}>
      <PktIcon name={held.stopped ? 'alert-warning' : 'message'} aria-hidden="true" />
      <p className="held__text">
        {held.stopped
          ? `${number}: ${t(`held.stopped.${held.stopped}`)}`
          : t(held.macro ? `held.macro.${leaves}` : `held.${leaves}`, { number, seconds, name: held.macro?.name })}
      </p>
      <button type="button" className="held__action" disabled={isBusy} onClick={() => undo.mutate(held)}>
        {t('held.undo')} {isLast && <Keys keys="z" />}
      </button>
      {held.stopped !== 'ended' && (
        <button type="button" className="held__action" disabled={isBusy} onClick={() => send.mutate(held)}>
          {held.macro
            ? t(held.stopped ? 'held.macro.runAnyway' : 'held.macro.runNow')
            : t(held.stopped ? 'held.sendAnyway' : 'held.sendNow')}
        </button>
      )}
    </div>
  );
}

function useHeldActions() {
  const { t } = useTranslation('compose');
  const client = useQueryClient();
  const navigate = useNavigate();
  const problemText = useProblemText();
  const refetch = () => {
    void client.invalidateQueries({ queryKey: queryKeys.writing });
    void client.invalidateQueries({ queryKey: queryKeys.allTickets });
  };
  const onError = (error: unknown) =>
    toast(
      isProblem(error, 'not_found')
        ? { tone: 'info', text: t('held.gone') }
        : { tone: 'error', text: problemText(error) },
    );
  return {
    undo: useMutation({
      mutationFn: ({ id }: HeldMessageView) => call('undoHeld', { params: { id } }),
      onSuccess: (_draft, { ticket, macro }) => {
        toast({ tone: 'success', text: t(macro ? 'held.macro.undone' : 'held.undone') });
        if (!location.pathname.endsWith(ticket.number)) navigate(`/tickets/${ticket.number}`);
      },
      onError,
      onSettled: refetch,
    }),
    send: useMutation({
      mutationFn: ({ id }: HeldMessageView) => call('sendHeld', { params: { id } }),
      onSuccess: (_message, { macro }) =>
        toast({ tone: 'success', text: macro ? t('macro.done', { name: macro.name }) : t('held.sent') }),
      onError,
      onSettled: refetch,
    }),
  };
}
