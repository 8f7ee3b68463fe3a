import type { Interval, OpenResults } from '@desk/contracts';

/** What is published beside the figures of the month, as it stands. */
export interface Standing extends Pick<OpenResults, 'waiting' | 'band' | 'weaknesses' | 'automatic' | 'suggestions'> {
  readonly gain: { readonly from: string | null; readonly to: string; interval: Interval | null; agencies: number };
}
