import type { EscalationView, HistoryEntry, TicketView } from '@desk/contracts';
import { PktIcon } from '@oslokommune/punkt-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client.js';
import { queryKeys } from '../../../api/query-keys.js';
import { useFormat } from '../../../i18n/format.js';
import { ErrorState } from '../../../ui/error-state.js';
import { Loading } from '../../../ui/loading.js';
import { allPages } from './all-pages.js';
import { useChangeWords } from './change-words.js';

const ICONS: Readonly<Record<string, string>> = {
  'ticket.created': 'plus-circle',
  'ticket.messaged': 'message',
  'ticket.noted': 'lock-locked',
  'ticket.escalated': 'stairs-up',
  'ticket.handed_back': 'arrow-return',
  'ticket.returned': 'arrow-return',
  'ticket.transferred': 'arrow',
  'ticket.pended': 'clock',
  'ticket.resolved': 'check-circle',
  'ticket.reopened': 'process-back',
  'ticket.cancelled': 'cross-circle',
  'ticket.visit_planned': 'calendar',
  'ticket.visit_changed': 'calendar',
  'ticket.visit_started': 'location-pin',
  'ticket.visit_stopped': 'location-pin',
  'ticket.visit_cancelled': 'cross-circle',
  'sla.warned': 'alert-warning',
  'sla.breached': 'alert-error',
  'sla.rescheduled': 'calendar',
  'sla.rule_skipped': 'alert-information',
};

/** What the sentence of an event already says of its changes. */
const SAID: Readonly<Record<string, readonly string[]>> = {
  'ticket.created': [
    'state',
    'assignee',
    'team',
    'priority',
    'service',
    'kind',
    'subject',
    'impact',
    'urgency',
    'sensitive',
  ],
  'ticket.taken': ['assignee', 'state'],
  'ticket.opened': ['state'],
  'ticket.assigned': ['assignee', 'state'],
  'ticket.released': ['assignee', 'state'],
  'ticket.returned': ['assignee'],
  'ticket.transferred': ['team', 'state', 'assignee'],
  'ticket.escalated': ['team', 'state', 'assignee'],
  'ticket.handed_back': ['team', 'state', 'assignee'],
  'ticket.pended': ['state', 'newReply'],
  'ticket.resumed': ['state', 'pendingUntil'],
  'ticket.resolved': ['state', 'newReply', 'pendingUntil', 'assignee'],
  'ticket.reopened': ['state'],
  'ticket.closed': ['state'],
  'ticket.cancelled': ['state', 'newReply', 'pendingUntil'],
  'ticket.messaged': ['newReply'],
};

/** The log of the ticket in sentences, the newest last. */
export function History({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation('ticket');
  const history = useQuery({
    queryKey: queryKeys.ticket(ticket.id, 'history'),
    queryFn: ({ signal }) => allPages((query) => call('history', { params: { id: ticket.id }, query, signal })),
  });
  if (history.isPending) return <Loading lines={6} />;
  if (history.isError) return <ErrorState error={history.error} onRetry={() => void history.refetch()} />;
  return (
    <ol className="history" aria-label={t('tab.history')}>
      {history.data.map((entry) => (
        <Line key={entry.seq} entry={entry} />
      ))}
    </ol>
  );
}

function Line({ entry }: { readonly entry: HistoryEntry }) {
  const { t } = useTranslation('ticket');
  const format = useFormat();
  const changeWords = useChangeWords();
  const changes = changeWords(entry.changes, SAID[entry.type]);
  const { reason, tried, why, rule, routedBy, place, from } = textsOf(entry);
  return (
    <li className={`history__line history__line--${entry.type.startsWith('sla.') ? 'clock' : 'event'}`}>
      <PktIcon className="history__icon" name={ICONS[entry.type] ?? 'edit'} aria-hidden="true" />
      <div>
        <p className="history__what">{useSentence(entry)}</p>
        {why && <p className="history__detail">{t(`history.why.${why}`, { defaultValue: '' })}</p>}
        {routedBy && (
          <p className="history__detail">
            {t('history.routedBy', { rule: routedBy, version: entry.details['routingVersion'] })}
          </p>
        )}
        {rule && <p className="history__detail">{t('history.rule', { rule })}</p>}
        {reason && <p className="history__detail">{t('history.reason', { reason })}</p>}
        {place && <p className="history__detail">{from === '' ? place : `${place} · ${format.dateTime(from)}`}</p>}
        {tried && <p className="history__detail">{t('history.tried', { tried })}</p>}
        {answersOf(entry.details).map(({ label, value }) => (
          <p key={label} className="history__detail">
            {label}: {value === 'yes' || value === 'no' ? t(`change.${value}`) : value}
          </p>
        ))}
        {changes.map((change) => (
          <p key={change} className="history__detail">
            {change}
          </p>
        ))}
        <p className="history__time">
          <time dateTime={entry.occurredAt}>{format.dateTime(entry.occurredAt)}</time>
        </p>
      </div>
    </li>
  );
}

/** What the fields of the service were answered with. */
function answersOf({ answers }: HistoryEntry['details']): readonly { label: string; value: string }[] {
  const all = Array.isArray(answers) ? (answers as EscalationView['answers']) : [];
  return all.flatMap(({ label, value }) => (value === null ? [] : [{ label, value }]));
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

function textsOf({ type, details }: HistoryEntry) {
  return {
    // Why a ticket waits is a word of its own and stands in the sentence.
    reason: type === 'ticket.pended' || 'rule' in details ? '' : text(details['reason']),
    tried: text(details['tried']),
    place: text(details['place']),
    from: text(details['from']),
    routedBy: text(details['routedBy']),
    why: text(details['why']),
    // The sentence of a rule that could not do it names it.
    rule: type === 'sla.rule_skipped' ? '' : text(details['rule']),
  };
}

function nameOf(value: unknown): string {
  return typeof value === 'object' && value !== null && 'name' in value ? String(value.name) : '';
}

/** One event as one sentence. */
function useSentence({ type, actor, changes, details }: HistoryEntry): string {
  const { t } = useTranslation('ticket');
  const target = text(details['target']);
  const pendingReason = text(changes['pendingReason']?.[1]) || text(details['reason']);
  const sentence = type.replace('.', '_');
  const skipped = text(details['skipped']) || (details['outcome'] === 'missed' ? 'missed' : '');
  return t([`history.${sentence}${skipped && `_${skipped}`}`, 'history.other'], {
    who: actor?.name ?? t('desk'),
    team: nameOf(changes['team']?.[1]),
    assignee: nameOf(changes['assignee']?.[1]),
    before: nameOf(changes['assignee']?.[0]),
    service: nameOf(changes['service']?.[1]),
    number: Number(details['number'] ?? 1),
    rule: text(details['rule']),
    percent: Number(details['percent'] ?? 0),
    target: target === '' ? '' : t(`clocks.target.${target}`),
    pending: pendingReason === '' ? '' : t(`pending.${pendingReason}`, { defaultValue: '' }).toLowerCase(),
  });
}
