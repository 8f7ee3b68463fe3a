import type { SuggestionStatus } from '@desk/contracts';
import { useTranslation } from 'react-i18next';
import { Badge, type Tone } from '../../ui/badge.js';

const TONES: Readonly<Record<SuggestionStatus, Tone>> = {
  received: 'blue',
  considered: 'blue',
  planned: 'yellow',
  in_progress: 'yellow',
  done: 'green',
  rejected: 'neutral',
  withdrawn: 'neutral',
};

export function StatusBadge({ status }: { readonly status: SuggestionStatus }) {
  const { t } = useTranslation('suggestions');
  return <Badge tone={TONES[status]}>{t(`status.${status}`)}</Badge>;
}
