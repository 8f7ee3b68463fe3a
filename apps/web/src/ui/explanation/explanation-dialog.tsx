import type { ClockExplanation } from '@desk/contracts';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../dialog.js';
import { ErrorState } from '../error-state.js';
import { Loading } from '../loading.js';
import { Explanation } from './explanation.js';
import './explanation.scss';

interface ExplanationDialogProps {
  readonly open: boolean;
  /** What the clock promises, as «Løsning». */
  readonly name: string;
  readonly explanation: ClockExplanation | undefined;
  readonly error: Error | null;
  readonly onRetry: () => void;
  readonly onCycle: (cycle: number) => void;
  readonly onClose: () => void;
}

/** A clock and where its time went, over the page that shows it. */
export function ExplanationDialog(props: ExplanationDialogProps) {
  const { open, name, explanation, error, onRetry, onCycle, onClose } = props;
  const { t } = useTranslation('explanation');
  return (
    <Dialog open={open} title={t('title', { name })} size="wide" onClose={onClose}>
      {explanation && <Explanation explanation={explanation} onCycle={onCycle} />}
      {!explanation && (error ? <ErrorState error={error} onRetry={onRetry} /> : <Loading lines={8} />)}
    </Dialog>
  );
}
