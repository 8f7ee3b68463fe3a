import type { Scope } from '@desk/platform';
import type { Actor } from './policies/actor.js';

/** The rows that exist for an actor. What they may do with them is for the policies to say. */
export function scopeOf(actor: Actor): Scope {
  return { actorId: actor.id, agencyIds: actor.agencyIds };
}
