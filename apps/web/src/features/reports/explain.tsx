import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface ExplainProps {
  /** The figure that is explained; read to screen readers only. */
  readonly of: string;
  /** Default: «Hva betyr dette?». */
  readonly question?: string;
  readonly children: ReactNode;
}

/** «Hva betyr dette?» beside a figure: how it is counted, unfolded where it stands. Paper shows all of them. */
export function Explain({ of, question, children }: ExplainProps) {
  const { t } = useTranslation('reports');
  return (
    <details className="explain">
      <summary className="explain__question">
        {question ?? t('explain')}
        <span className="pkt-sr-only"> ({of})</span>
      </summary>
      <div className="explain__answer">{children}</div>
    </details>
  );
}
