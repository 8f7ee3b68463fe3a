import type { NoticeView } from '@desk/contracts';
import { useTranslation } from 'react-i18next';

/** What a notice says, as one sentence. */
export function useNoticeText(): (notice: NoticeView) => string {
  const { t } = useTranslation('notices');
  return ({ kind, facts }) => {
    const { actor, target, percent, what } = facts;
    const about = {
      actor: actor ?? '',
      percent: percent ?? '',
      target: target === undefined ? '' : t(`target.${target}`),
    };
    if (kind === 'watched') return t(`${actor === undefined ? 'watchedWithout' : 'watched'}.${what}`, about);
    return t(actor === undefined ? [`without.${kind}`, `kind.${kind}`] : `kind.${kind}`, about);
  };
}
