import type { TicketView } from '@desk/contracts';
import { PktButton, PktIcon } from '@oslokommune/punkt-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useNavigate } from 'react-router-dom';
import { useMe } from '../../api/session.js';
import { Badge, PriorityBadge, StateBadge } from '../../ui/badge.js';
import { PageHeader } from '../../ui/page-header.js';
import { useShortcuts } from '../../ui/shortcuts.js';
import { TimeLeft } from '../../ui/time-left.js';
import { useOpenTickets } from '../../work/open-tickets.js';
import { useListPath } from '../../work/place.js';
import { VisitsPanel } from '../visits/index.js';
import { Actions } from './agent/actions.js';
import { ClocksPanel } from './agent/clocks-panel.js';
import { Composer } from './agent/composer.js';
import { Conversation } from './agent/conversation.js';
import { EscalationPanel } from './agent/escalation-panel.js';
import { FactsPanel } from './agent/facts-panel.js';
import { HandlingPanel } from './agent/handling-panel.js';
import { History } from './agent/history.js';
import { PresenceLine } from './agent/presence-line.js';
import { RequesterTickets, SimilarPanel } from './agent/similar-panel.js';
import { usePresence } from './agent/use-presence.js';
import { useTakeNext } from './agent/use-take-next.js';
import { WatchButton } from './agent/watch-button.js';
import { attention } from '../../work/attention.js';
import { useTiming } from '../../work/timing.js';
import './agent-ticket.scss';

const TABS = ['conversation', 'history'] as const;
type Tab = (typeof TABS)[number];

/** The workspace of an agent: one ticket, all that is known of it, and all that can be done with it. */
export function AgentTicket({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation('ticket');
  const me = useMe();
  const [tab, setTab] = useState<Tab>('conversation');
  const [hasLeft, setHasLeft] = useState(false);
  const { others, onWriting } = usePresence(ticket.id, ticket.team.key);
  useEffect(() => attention.open(ticket.id, me.id), [ticket.id, me.id]);
  const list = useListPath();
  const { open } = useOpenTickets();
  useEffect(() => open(ticket.number), [open, ticket.number]);
  useCallFromForm(ticket);
  useShortcuts(t('keys.title'), [
    {
      keys: 'h',
      label: t('keys.history'),
      run: () => setTab((now) => (now === 'history' ? 'conversation' : 'history')),
    },
  ]);
  return (
    <div className="ticket">
      <PageHeader
        title={ticket.subject}
        documentTitle={`${ticket.number} ${ticket.subject}`}
        above={
          <div className="ticket__above">
            <Link to={list ?? `/queue/${ticket.team.key}`}>
              {list ? t('toList') : t('toQueue', { team: ticket.team.name })}
            </Link>
            <span className="ticket__number">{ticket.number}</span>
          </div>
        }
        lead={
          <div className="ticket__marks">
            <StateBadge state={ticket.state} />
            <PriorityBadge priority={ticket.priority} />
            <TimeLeft due={ticket.nextDueAt} idleText={t('noDue')} />
            {ticket.newReply && <Badge tone="green">{t('newReply')}</Badge>}
            {ticket.pingPong && <Badge tone="red">{t('pingPong', { count: ticket.crossings })}</Badge>}
            {ticket.sensitive && (
              <span className="ticket__sensitive">
                <PktIcon name="lock-locked" aria-hidden="true" />
                {t('sensitive')}
              </span>
            )}
            <span className="ticket__assignee">
              {ticket.assignee ? t('assignedTo', { name: ticket.assignee.name }) : t('unassigned')}
            </span>
            {ticket.abilities.readNotes && <WatchButton ticket={ticket} />}
          </div>
        }
      />
      <PresenceLine others={others} />
      <Actions ticket={ticket} onLeft={() => setHasLeft(true)} />
      {hasLeft && <NextTicket ticket={ticket} />}
      <div className="ticket__columns">
        <div className="ticket__main">
          <EscalationPanel ticket={ticket} />
          <div className="ticket__tabs" role="group" aria-label={t('tab.title')}>
            {TABS.map((name) => (
              <button
                key={name}
                type="button"
                className="ticket__tab"
                aria-pressed={tab === name}
                onClick={() => setTab(name)}
              >
                {t(`tab.${name}`)}
              </button>
            ))}
          </div>
          {tab === 'conversation' ? <Conversation ticket={ticket} /> : <History ticket={ticket} />}
          <div hidden={tab !== 'conversation'}>
            <Composer ticket={ticket} onWriting={onWriting} />
          </div>
        </div>
        <aside className="ticket__side" aria-label={t('facts.title')}>
          <ClocksPanel ticket={ticket} />
          <FactsPanel ticket={ticket} />
          {ticket.abilities.readNotes && <VisitsPanel ticket={ticket} />}
          <RequesterTickets ticket={ticket} />
          <SimilarPanel ticket={ticket} />
          <HandlingPanel ticket={ticket} />
        </aside>
      </div>
    </div>
  );
}

/** What somebody on the phone calls about: its time began with the call, and ends with it. */
function useCallFromForm(ticket: TicketView): void {
  const { callIsAbout, callWasAbout } = useTiming();
  const navigate = useNavigate();
  const { state, pathname, search } = useLocation();
  const given = typeof state === 'object' && state !== null ? state : {};
  const isFromCall = 'startCall' in given;
  const isOver = 'endCall' in given;
  useEffect(() => {
    if (!isFromCall) return;
    if (isOver) callWasAbout(ticket);
    else callIsAbout(ticket);
    // Once: not again when the page is loaded anew.
    navigate(`${pathname}${search}`, { replace: true, state: null });
  }, [isFromCall, isOver, callIsAbout, callWasAbout, ticket, navigate, pathname, search]);
}

function NextTicket({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation('ticket');
  const list = useListPath();
  const me = useMe();
  const own = me.teams.find(({ key }) => key === ticket.team.key) ?? me.teams[0];
  const next = useTakeNext(ticket);
  useShortcuts(t('keys.next'), [{ keys: 'n', label: t('next.take'), run: () => !next.isPending && next.mutate() }]);
  return (
    <div className="next-ticket">
      <p className="next-ticket__text">{t('next.text')}</p>
      <PktButton
        size="small"
        variant="icon-left"
        iconName="arrow-circle"
        disabled={next.isPending}
        isLoading={next.isPending}
        onClick={() => next.mutate()}
      >
        {t('next.take')}
      </PktButton>
      <Link to={list ?? (own ? `/queue/${own.key}` : '/queue')}>{t('next.queue')}</Link>
    </div>
  );
}
