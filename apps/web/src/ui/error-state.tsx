import { PktButton } from '@oslokommune/punkt-react';
import type { ProblemBody } from '@desk/contracts';
import { useTranslation } from 'react-i18next';

/** What this shows of an error; `ProblemError` of the api has this shape. */
interface Told {
  readonly code: string;
  readonly body: ProblemBody | null;
}

const isTold = (error: unknown): error is Told =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && 'body' in error;

/** One sentence on what went wrong and what to do, in the language of the screen. */
export function useProblemText(): (error: unknown) => string {
  const { t } = useTranslation('ui');
  return (error) => {
    if (!isTold(error)) return t('problem.internal');
    return t([`problem.${error.code}`, 'problem.internal']);
  };
}

export interface ErrorStateProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
}

/** In place of what could not be shown. */
export function ErrorState({ error, onRetry }: ErrorStateProps) {
  const { t } = useTranslation('ui');
  const textOf = useProblemText();
  const reference = isTold(error) ? error.body?.correlationId : undefined;
  return (
    <div className="error-state" role="alert">
      <p className="error-state__title">{t('error.title')}</p>
      <p>{textOf(error)}</p>
      {reference && <p className="error-state__reference">{t('error.reference', { reference })}</p>}
      {onRetry && (
        <PktButton skin="secondary" size="small" variant="icon-left" iconName="arrow-circle" onClick={onRetry}>
          {t('error.retry')}
        </PktButton>
      )}
    </div>
  );
}

/** Beside a form or button whose command was refused. Renders nothing without an error. */
export function ProblemNote({ error }: { readonly error: unknown }) {
  const textOf = useProblemText();
  if (!error) return null;
  return (
    <div className="problem-note" role="alert">
      {textOf(error)}
    </div>
  );
}
