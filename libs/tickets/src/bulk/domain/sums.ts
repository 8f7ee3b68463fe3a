import { BULK_OUTCOMES, type BulkOutcome, type BulkSum } from '@desk/contracts';

/** How many tickets go which way, in the order of the outcomes. */
export function sumsOf(items: readonly { readonly outcome: BulkOutcome; readonly code: string | null }[]): BulkSum[] {
  const sums = new Map<string, BulkSum>();
  for (const { outcome, code } of items) {
    const key = `${outcome} ${code ?? ''}`;
    sums.set(key, { outcome, code, count: (sums.get(key)?.count ?? 0) + 1 });
  }
  return [...sums.values()].sort(
    (a, b) =>
      BULK_OUTCOMES.indexOf(a.outcome) - BULK_OUTCOMES.indexOf(b.outcome) || (a.code ?? '').localeCompare(b.code ?? ''),
  );
}
