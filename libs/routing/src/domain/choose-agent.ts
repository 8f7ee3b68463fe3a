import type { SkillLevel } from '@desk/contracts';

/** Somebody to whom a ticket of their team could be given. */
export interface Candidate {
  readonly id: string;
  /** They say that they are there and free, and are not on the phones. */
  readonly available: boolean;
  /** Share of a whole position that is there for tickets now. */
  readonly capacity: number;
  readonly load: number;
  readonly skills: ReadonlyMap<string, SkillLevel>;
}

/** What a ticket asks of who gets it. */
export interface Wanting {
  readonly neededSkillId: string | null;
  readonly neededSkillLevel: SkillLevel | null;
  /** Whose own ticket it is: who needs help, and who asked for it on behalf of them. */
  readonly ownerIds: readonly string[];
}

export function hasSkill(candidate: Pick<Candidate, 'skills'>, { neededSkillId, neededSkillLevel }: Wanting): boolean {
  if (neededSkillId === null || neededSkillLevel === null) return true;
  return (candidate.skills.get(neededSkillId) ?? 0) >= neededSkillLevel;
}

/**
 * Whom a ticket is given to: of those who are there, can, and do not hold their fill (`cap` for a whole position), the one
 * with the lowest load ÷ capacity; of equals the one with more capacity, then the first by id. null: nobody now.
 */
export function chooseAgent<C extends Candidate>(candidates: readonly C[], ticket: Wanting, cap: number): C | null {
  const fit = candidates.filter(
    (one) =>
      one.available &&
      one.capacity > 0 &&
      one.load < cap * one.capacity &&
      hasSkill(one, ticket) &&
      !ticket.ownerIds.includes(one.id),
  );
  return fit.reduce<C | null>((best, one) => (best === null || isBefore(one, best) ? one : best), null);
}

function isBefore(one: Candidate, other: Candidate): boolean {
  const relative = one.load / one.capacity - other.load / other.capacity;
  if (relative !== 0) return relative < 0;
  if (one.capacity !== other.capacity) return one.capacity > other.capacity;
  return one.id < other.id;
}
