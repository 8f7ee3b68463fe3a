import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

export interface FieldProblem {
  readonly name: string;
  readonly message: string;
}

/** What is missing, gathered above the form. Takes the focus at each try, and leads to each field. */
export function ErrorSummary({
  problems,
  attempt,
  onGo,
}: {
  readonly problems: readonly FieldProblem[];
  /** Counts the tries. */
  readonly attempt: number;
  readonly onGo: (name: string) => void;
}) {
  const { t } = useTranslation('new-ticket');
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (attempt > 0) box.current?.focus();
  }, [attempt]);
  if (problems.length === 0) return null;
  return (
    <div ref={box} className="error-summary" role="group" aria-labelledby="error-summary-title" tabIndex={-1}>
      <h2 id="error-summary-title" className="error-summary__title">
        {t('summary')}
      </h2>
      <ul>
        {problems.map(({ name, message }) => (
          <li key={name}>
            <button type="button" className="text-button" onClick={() => onGo(name)}>
              {message}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
