/** People, sign-in, sessions, and all permissions. */
export { AccessModule } from './access.module.js';

export type { Actor } from './policies/actor.js';
export { ticketPolicy, type TicketAction, type TicketSubject } from './policies/ticket.policy.js';
export {
  deskPolicy,
  mayCarryOut,
  mayChangePosition,
  mayEditPrepared,
  mayReadBaseline,
  mayReadQueue,
  mayReadStaffing,
  mayStaffAgent,
  mayStaffTeam,
  reportAgencyIds,
  showbackAgencyIds,
} from './policies/desk.policy.js';
export { authorise, authoriseDesk } from './authorise.js';
export { scopeOf } from './scope-of.js';

export { CurrentActor } from './guard/current-actor.js';
export { isOwnOrigin } from './guard/foreign-origin.js';
export { credentialOf, SESSION_COOKIE, type Credential } from './sessions/credential.js';
export { SessionLookup } from './sessions/session-lookup.js';
export { cityDate, readActorOfPerson, readActorsOfPeople } from './sessions/read-actor.js';
export { issueApiToken, issueSignInLink, purgeSessions, revokeApiToken } from './sessions/issue.js';

export { takeIntoCouncil } from './council/council.js';
export { People, type Person, type Requester } from './people.js';
export { DEMO_USERS } from './demo-users.js';
