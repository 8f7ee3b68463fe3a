import { useTranslation } from 'react-i18next';
import { isProblem } from '../../api/problems.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorState } from '../../ui/error-state.js';

/** In place of figures that could not be shown; trying again helps only those who may see them. */
export function ReportError({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const { t } = useTranslation('reports');
  if (!isProblem(error, 'forbidden')) return <ErrorState error={error} onRetry={onRetry} />;
  return <EmptyState title={t('refused')} text={t('refusedText')} icon="lock-locked" />;
}
