import type { TicketView } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client.js';
import { useMe } from '../../../api/session.js';
import { useShortcuts } from '../../../ui/shortcuts.js';
import { toast } from '../../../ui/toast.js';
import { CommandProblem } from './command-problem.js';
import { AssignDialog, EscalateDialog, ReasonDialog, TransferDialog } from './dialogs-move.js';
import { MoreMenu } from './more-menu.js';
import { PendDialog } from './pend-dialog.js';
import { ResolveDialog } from './resolve-dialog.js';
import { UpdateDialog } from './update-dialog.js';
import { useCommand } from './use-command.js';

type Asking =
  | 'resolveAndNext'
  | 'escalate'
  | 'handBack'
  | 'transfer'
  | 'assign'
  | 'pend'
  | 'resolve'
  | 'reopen'
  | 'cancel'
  | 'update';
type Immediate = 'take' | 'release' | 'resume';

/** After these the ticket is off one's desk, and the next can come. */
const LEAVES: readonly string[] = ['resolve', 'escalate', 'handBack', 'transfer', 'release', 'cancel'];

/** To where it was before the dialog; when that has gone with the command, to the head of the page. */
function giveFocusBack(opener: Element | null): void {
  if (document.activeElement !== document.body) return;
  const target = opener instanceof HTMLElement && opener.isConnected ? opener : document.querySelector('h1');
  target?.focus({ preventScroll: true });
}

/** What can be done with the ticket now; what the server does not allow is not there. */
export function Actions({ ticket, onLeft }: { readonly ticket: TicketView; readonly onLeft: () => void }) {
  const { t } = useTranslation('ticket');
  const me = useMe();
  const [asking, setAsking] = useState<Asking | null>(null);
  const { abilities, assignee } = ticket;
  const isMine = assignee?.id === me.id;

  const done = (name: Asking | Immediate) => (after: TicketView) => {
    setAsking(null);
    toast({ tone: 'success', text: t(`done.${name}`, { number: after.number, team: after.team.name }) });
    if (LEAVES.includes(name)) onLeft();
  };
  const may = {
    take: abilities.take && !isMine,
    release: abilities.release && isMine,
    resume: abilities.resume,
    escalate: abilities.escalate,
    handBack: abilities.handBack,
    transfer: abilities.transfer,
    assign: abilities.assign,
    pend: abilities.pend,
    resolve: abilities.resolve,
    reopen: abilities.reopen,
    cancel: abilities.cancel,
    update: abilities.update,
  };
  const opener = useRef<Element | null>(null);
  const ask = (name: Asking) => () => {
    opener.current = document.activeElement;
    setAsking(name);
  };
  useEffect(() => {
    if (asking !== null) return () => void setTimeout(() => giveFocusBack(opener.current));
    return undefined;
  }, [asking]);
  useShortcuts(t('keys.actions'), [
    ...(may.escalate ? [{ keys: 'e', label: t('move.escalate'), run: ask('escalate') }] : []),
    ...(may.resolve
      ? [
          { keys: 's', label: t('move.resolve'), run: ask('resolve') },
          { keys: 'S', label: t('move.resolveAndNext'), run: ask('resolveAndNext') },
        ]
      : []),
    ...(may.pend ? [{ keys: 'p', label: t('move.pend'), run: ask('pend') }] : []),
    ...(may.assign ? [{ keys: 'a', label: t('move.assign'), run: ask('assign') }] : []),
    ...(may.update ? [{ keys: 'f', label: t('move.update'), run: ask('update') }] : []),
    // What is done seldom has no key of its own; the palette finds it.
    ...(['handBack', 'transfer', 'reopen', 'cancel'] as const)
      .filter((name) => may[name])
      .map((name) => ({ keys: '', label: t(`move.${name}`), run: ask(name) })),
  ]);
  const secondary = (['escalate', 'handBack', 'pend'] as const).filter((name) => may[name]);
  const rare = (['assign', 'transfer', 'update', 'cancel'] as const).filter((name) => may[name]);
  const close = () => setAsking(null);
  const dialog = (name: Asking) => ({ ticket, onClose: close, onDone: done(name) });
  return (
    <div className="actions">
      <div className="actions__row">
        {may.take && <TakeButton ticket={ticket} onDone={done('take')} />}
        {may.resolve && (
          <PktButton
            size="small"
            skin={may.take ? 'secondary' : 'primary'}
            variant="icon-left"
            iconName="check-circle"
            onClick={ask('resolve')}
          >
            {t('move.resolve')}
          </PktButton>
        )}
        {may.resume && <ImmediateButton name="resume" ticket={ticket} onDone={done('resume')} />}
        {secondary.map((name) => (
          <PktButton key={name} size="small" skin="secondary" onClick={ask(name)}>
            {t(`move.${name}`)}
          </PktButton>
        ))}
        {may.release && <ImmediateButton name="release" ticket={ticket} onDone={done('release')} />}
        {may.reopen && (
          <PktButton size="small" skin="secondary" onClick={ask('reopen')}>
            {t('move.reopen')}
          </PktButton>
        )}
        <MoreMenu actions={rare.map((name) => ({ id: name, label: t(`move.${name}`), run: ask(name) }))} />
      </div>
      {asking === 'escalate' && <EscalateDialog {...dialog('escalate')} />}
      {asking === 'transfer' && <TransferDialog {...dialog('transfer')} />}
      {asking === 'assign' && <AssignDialog {...dialog('assign')} />}
      {asking === 'pend' && <PendDialog {...dialog('pend')} />}
      {(asking === 'resolve' || asking === 'resolveAndNext') && (
        <ResolveDialog {...dialog('resolve')} andNext={asking === 'resolveAndNext'} />
      )}
      {asking === 'update' && <UpdateDialog {...dialog('update')} />}
      {(asking === 'handBack' || asking === 'reopen' || asking === 'cancel') && (
        <ReasonDialog key={asking} name={asking} {...dialog(asking)} />
      )}
    </div>
  );
}

interface ImmediateProps {
  readonly ticket: TicketView;
  readonly onDone: (after: TicketView) => void;
}

function TakeButton({ ticket, onDone }: ImmediateProps) {
  const { t } = useTranslation('ticket');
  const take = useCommand(ticket, ({ params, version }) => call('take', { params, body: { version } }), onDone, {
    atOnce: true,
  });
  useShortcuts(t('keys.take'), [{ keys: 't', label: t('move.take'), run: () => !take.isPending && take.mutate() }]);
  return (
    <>
      <PktButton
        size="small"
        variant="icon-left"
        iconName="user"
        disabled={take.isPending}
        isLoading={take.isPending}
        onClick={() => take.mutate()}
      >
        {ticket.assignee ? t('takeOver') : t('move.take')}
      </PktButton>
      {take.error && (
        <div className="actions__problem">
          <CommandProblem error={take.error} />
        </div>
      )}
    </>
  );
}

function ImmediateButton({ name, ticket, onDone }: ImmediateProps & { readonly name: 'release' | 'resume' }) {
  const { t } = useTranslation('ticket');
  const command = useCommand(ticket, ({ params, version }) => call(name, { params, body: { version } }), onDone, {
    atOnce: true,
  });
  useShortcuts(t('keys.actions'), [
    { keys: '', label: t(`move.${name}`), run: () => void (command.isPending || command.mutate()) },
  ]);
  return (
    <>
      <PktButton
        size="small"
        skin="secondary"
        disabled={command.isPending}
        isLoading={command.isPending}
        onClick={() => command.mutate()}
      >
        {t(`move.${name}`)}
      </PktButton>
      {command.error && (
        <div className="actions__problem">
          <CommandProblem error={command.error} />
        </div>
      )}
    </>
  );
}
