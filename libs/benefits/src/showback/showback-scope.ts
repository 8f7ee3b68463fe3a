import { deskPolicy, scopeOf, type Actor } from '@desk/access';
import type { Scope } from '@desk/platform';

/** One family of advisory locks: no price list is published while a month is closed, and no two months at once. */
export const SHOWBACK_LOCK = 7_204_611;

/** Who sets prices does so for every agency; contacts see what theirs bears. */
export function showbackScope(actor: Actor): Scope {
  return deskPolicy.editPrices(actor) ? { actorId: actor.id, agencyIds: 'all' } : scopeOf(actor);
}
