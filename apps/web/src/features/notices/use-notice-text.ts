import type { NoticeView } from '@desk/contracts';
import { useTranslation } from 'react-i18next';

/** What a notice says, as one sentence. */
export function useNoticeText(): (notice: NoticeView) => string {
  const { t } = useTranslation('notices');
  return ({ kind, facts }) => {
    const { actor, target, percent } = facts;
    const about = {
      actor: actor ?? '',
      percent: percent ?? '',
      target: target === undefined ? '' : t(`target.${target}`),
    };
    return t(actor === undefined ? [`without.${kind}`, `kind.${kind}`] : `kind.${kind}`, about);
  };
}
