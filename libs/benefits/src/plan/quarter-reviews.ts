import type { QuarterReview } from '@desk/contracts';
import type { ReadTx } from '@desk/platform';
import { iso } from '../rows.js';

/** A row of `quarter_review` by its alias, as JSON. */
export const review = (r: string): string => `json_build_object('quarter', ${r}.quarter,
  'reviewedAt', ${iso(`${r}.reviewed_at`)}, 'planVersion', ${r}.plan_version, 'plannedFte', ${r}.planned_fte,
  'actualFte', case when ${r}.actual_fte_likely is not null then json_build_object('low', ${r}.actual_fte_low,
    'likely', ${r}.actual_fte_likely, 'high', ${r}.actual_fte_high) end,
  'plannedNet', ${r}.planned_net_ore, 'actualNet', json_build_object('low', ${r}.actual_net_low_ore,
    'likely', ${r}.actual_net_likely_ore, 'high', ${r}.actual_net_high_ore),
  'tolerancePercent', ${r}.tolerance_percent, 'below', ${r}.below, 'surely', ${r}.surely, 'actionId', ${r}.action_id)`;

/** Newest first. */
export async function listReviews(tx: ReadTx): Promise<QuarterReview[]> {
  const rows = await tx.query<{ review: QuarterReview }>(
    `select ${review('r')} as review from quarter_review r order by r.quarter desc`,
  );
  return rows.map((row) => row.review);
}
