import type { ReadTx } from '@desk/platform';
import { inWords } from './history-words.js';
import { PUBLIC_CHANGES } from './public-history.js';

/** By field: before and after. */
export type Changes = Record<string, [unknown, unknown]>;

/**
 * What changed of a ticket after a version, from first to last, in the words of the API: everything for agents, for the
 * others what their history shows.
 */
export async function changesSince(
  tx: ReadTx,
  ticketId: string,
  version: number,
  { internal }: { readonly internal: boolean },
): Promise<Changes> {
  const events = await tx.query<{ changes: Changes }>(
    `select ${inWords(internal ? 'e.changes' : PUBLIC_CHANGES)} as changes from ticket_event e where e.ticket_id = $1 and e.version > $2 order by e.seq`,
    [ticketId, version],
  );
  const all: Changes = {};
  for (const { changes } of events) {
    for (const [field, [before, after]] of Object.entries(changes)) all[field] = [all[field]?.[0] ?? before, after];
  }
  const same = ([before, after]: [unknown, unknown]) => JSON.stringify(before) === JSON.stringify(after);
  return Object.fromEntries(Object.entries(all).filter(([, change]) => !same(change)));
}
