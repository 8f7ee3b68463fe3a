import type { HistoryEntry, TicketView } from '@desk/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client.js';
import { queryKeys } from '../../../api/query-keys.js';
import { useMe } from '../../../api/session.js';
import { useFormat } from '../../../i18n/format.js';
import { ErrorState } from '../../../ui/error-state.js';
import { Loading } from '../../../ui/loading.js';
import { useNow } from '../../../ui/now.js';
import { allPages } from '../agent/all-pages.js';

/** What has happened so far, one plain sentence each, the newest first. */
export function Course({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation('requester');
  const format = useFormat();
  const now = useNow();
  const sentenceOf = useSentences();
  const history = useQuery({
    queryKey: queryKeys.ticket(ticket.id, 'history'),
    queryFn: ({ signal }) => allPages((query) => call('history', { params: { id: ticket.id }, query, signal })),
  });
  const steps = (history.data ?? []).flatMap((entry) => {
    const text = sentenceOf(entry);
    return text === '' ? [] : [{ seq: entry.seq, at: entry.occurredAt, text }];
  });
  return (
    <section aria-labelledby="course-title">
      <h2 id="course-title" className="own-view__heading">
        {t('course.title')}
      </h2>
      {history.isPending && <Loading lines={4} />}
      {history.isError && !history.data && <ErrorState error={history.error} onRetry={() => void history.refetch()} />}
      <ol className="course" reversed>
        {steps.toReversed().map(({ seq, at, text }) => (
          <li key={seq} className="course__step">
            <p className="course__what">{text}</p>
            <time className="course__time" dateTime={at}>
              {format.when(at, now)}
            </time>
          </li>
        ))}
      </ol>
    </section>
  );
}

const nameOf = (value: unknown): string =>
  typeof value === 'object' && value !== null && 'name' in value ? String(value.name) : '';

/** One event in plain words; empty for what means nothing to a requester. */
function useSentences(): (entry: HistoryEntry) => string {
  const { t } = useTranslation('requester');
  const { t: tUi } = useTranslation('ui');
  const me = useMe();
  return ({ type, actor, changes, details }) => {
    const isMe = actor?.id === me.id;
    const who = actor?.name ?? t('desk');
    switch (type) {
      case 'ticket.messaged': {
        if (isMe) return t('course.youWrote');
        return t(details['authorRole'] === 'requester' ? 'course.wrote' : 'course.answered', { who });
      }
      case 'ticket.pended':
        return t(`course.pended.${String(changes['pendingReason']?.[1])}`, { defaultValue: t('course.pended.user') });
      case 'ticket.resolved':
        return t(changes['resolutionCode']?.[1] === 'no_answer' ? 'course.noAnswer' : 'course.resolved', { who });
      case 'ticket.closed':
        return t(details['why'] === 'confirmed' ? 'course.confirmed' : 'course.closed', { who });
      case 'ticket.updated': {
        const [service, priority] = [changes['service'], changes['priority']];
        if (service) return t('course.service', { service: nameOf(service[1]) });
        if (priority) return t('course.priority', { priority: tUi(`priority.${String(priority[1])}`) });
        return changes['subject'] || changes['kind'] ? t('course.updated') : '';
      }
      default:
        return t(`course.${type.replace('ticket.', '')}`, { who, defaultValue: '' });
    }
  };
}
