import type { Line, Locale, Role } from '@desk/contracts';

/** Whoever acts: everything that a permission may depend on, and nothing else. */
export interface Actor {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly locale: Locale;
  readonly roles: readonly Role[];
  /** The agency that employs them today; new tickets are filed in it. */
  readonly homeAgencyId: string | null;
  /** The home agency has joined, or the person is a pilot of it. */
  readonly mayFile: boolean;
  /** Every agency that ever employed them: their own tickets stay theirs. */
  readonly ownAgencyIds: readonly string[];
  /** Agencies whose tickets their teams serve; empty for who is not an agent. */
  readonly servedAgencyIds: readonly string[];
  /** Agencies for which they are the contact. */
  readonly contactAgencyIds: readonly string[];
  readonly teams: readonly { readonly id: string; readonly key: string; readonly line: Line; readonly lead: boolean }[];
  /** What exists for them: the union of the above and the city; all agencies for a service owner. */
  readonly agencyIds: readonly string[];
}
