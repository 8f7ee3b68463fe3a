import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { isProblem } from '../../api/problems.js';
import { ErrorState } from '../../ui/error-state.js';
import { Loading } from '../../ui/loading.js';
import { Explain } from './explain.js';

interface ReportSectionProps<T> {
  readonly id: string;
  readonly title: string;
  /** One line: what is counted, and of what. */
  readonly note: string;
  /** In full how it is counted. */
  readonly definition: string;
  readonly report: UseQueryResult<T>;
  readonly children: (data: T) => ReactNode;
}

/** A part of the page with figures of its own: they come, fail and are explained by themselves. */
export function ReportSection<T>({ id, title, note, definition, report, children }: ReportSectionProps<T>) {
  // Said once on the page is enough.
  if (isProblem(report.error, 'forbidden')) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="report__title">
        {title}
      </h2>
      <p className="report__note">{note}</p>
      {report.isPending && <Loading lines={4} />}
      {report.isError && <ErrorState error={report.error} onRetry={() => void report.refetch()} />}
      {report.isSuccess && children(report.data)}
      <Explain of={title}>
        <p>{definition}</p>
      </Explain>
    </section>
  );
}
