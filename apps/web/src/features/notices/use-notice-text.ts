import type { NoticeView } from '@desk/contracts';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.js';
import { useNow } from '../../ui/now.js';
import { useQuarterName } from '../../ui/quarter.js';

/** What a notice says, as one sentence. */
export function useNoticeText(): (notice: NoticeView) => string {
  const { t } = useTranslation('notices');
  const format = useFormat();
  const now = useNow();
  const quarterName = useQuarterName();
  return ({ kind, facts }) => {
    const { actor, target, percent, what, from, status, quarter, ore } = facts;
    const about = {
      actor: actor ?? '',
      percent: percent ?? '',
      amount: ore === undefined ? '' : format.money(Number(ore) / 100, 2),
      quarter: quarter === undefined ? '' : quarterName(String(quarter)),
      when: from === undefined ? '' : format.when(String(from), now),
      target: target === undefined ? '' : t(`target.${target}`),
    };
    if (kind === 'suggestion_decided') return t(`decided.${status}`);
    if (kind === 'watched') return t(`${actor === undefined ? 'watchedWithout' : 'watched'}.${what}`, about);
    return t(actor === undefined ? [`without.${kind}`, `kind.${kind}`] : `kind.${kind}`, about);
  };
}

/** What a notice is about, in the words of who wrote it where there are some; null: it is not shown. */
export function useNoticeAbout(): (notice: NoticeView) => string | null {
  const { t } = useTranslation('notices');
  const format = useFormat();
  return ({ kind, ticket, suggestion, actionId, showback }) => {
    if (kind === 'council_added' || kind === 'council_removed') return t('council');
    if (actionId) return t('improvement');
    if (showback) return t('costs', { agency: showback.agency, month: format.month(showback.month) });
    return suggestion?.title ?? ticket?.subject ?? null;
  };
}
