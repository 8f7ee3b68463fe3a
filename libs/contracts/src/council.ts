import type { IsoInstant } from './city.js';
import type { AgencyRef, PersonHit, PersonRef } from './people.js';

/** Somebody who sits in the user council. */
export interface CouncilMember extends PersonRef {
  /** Null: employed nowhere today. */
  agency: AgencyRef | null;
  /** When they were taken in; null: before that was noted. */
  since: IsoInstant | null;
  /** They cannot sign in any more. */
  hasLeft: boolean;
}

/** Whoever could be taken in, of any agency. */
export type CouncilCandidate = Pick<PersonHit, 'id' | 'name' | 'username' | 'agency' | 'title'>;

export interface CouncilChange {
  id: string;
  person: PersonRef;
  what: 'added' | 'removed';
  at: IsoInstant;
  /** Null: the file of people. */
  by: PersonRef | null;
}
