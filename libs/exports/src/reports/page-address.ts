import type { ReportQuery } from './report-source.js';

/** The page of the web client that shows what a document says. */
export function pageAddress(page: string, query: ReportQuery): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
  return `${page}?${search}`;
}
