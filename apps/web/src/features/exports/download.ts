import {
  API_PREFIX,
  type ExportFormat,
  type ProblemBody,
  type ReportKey,
  type ReportParameters,
} from '@desk/contracts';
import { ProblemError } from '../../api/problems.js';

export interface Period {
  readonly from: string;
  readonly to: string;
}

/** The words of an address; nothing for what is not given. */
export function searchOf(values: object): URLSearchParams {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value));
  }
  return search;
}

/** `filename*=UTF-8''Holder%20vi.pdf` → Holder vi.pdf */
function nameIn(disposition: string | null): string {
  const [, coded] = /filename\*=UTF-8''([^;]+)/.exec(disposition ?? '') ?? [];
  return coded === undefined ? 'rapport' : decodeURIComponent(coded);
}

/** Fetches a report as a file and gives it to the browser to save. Throws `ProblemError`. */
export async function download(
  report: ReportKey,
  period: Period,
  parameters: ReportParameters,
  format: ExportFormat,
): Promise<void> {
  const address = `${API_PREFIX}/reports/${report}/export?${searchOf({ ...period, ...parameters, format })}`;
  let answer: Response;
  try {
    answer = await fetch(address, { credentials: 'same-origin' });
  } catch {
    throw ProblemError.offline();
  }
  if (!answer.ok) {
    const body = (await answer.json().catch(() => null)) as ProblemBody | null;
    throw body === null ? ProblemError.unreadable(answer.status) : ProblemError.of(body);
  }
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await answer.blob());
  link.download = nameIn(answer.headers.get('content-disposition'));
  link.click();
  URL.revokeObjectURL(link.href);
}
