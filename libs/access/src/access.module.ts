import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { SetLocale } from './commands/set-locale.js';
import { SignInByLink } from './commands/sign-in-by-link.js';
import { SignInDemo } from './commands/sign-in-demo.js';
import { SignOut } from './commands/sign-out.js';
import { AddCouncilMember } from './council/add-council-member.js';
import { CouncilMembersController } from './council/council-members.controller.js';
import { FindCandidates } from './council/find-candidates.js';
import { ListCouncil } from './council/list-council.js';
import { ListCouncilChanges } from './council/list-council-changes.js';
import { RemoveCouncilMember } from './council/remove-council-member.js';
import { AuthGuard } from './guard/auth.guard.js';
import { MeController } from './me.controller.js';
import { PersonEntity } from './person.entity.js';
import { People } from './people.js';
import { PeopleController } from './people.controller.js';
import { FindPeople } from './queries/find-people.js';
import { ListDemoUsers } from './queries/list-demo-users.js';
import { ReadMe } from './queries/read-me.js';
import { ApiTokenEntity } from './sessions/api-token.entity.js';
import { SessionLookup } from './sessions/session-lookup.js';
import { SessionEntity } from './sessions/session.entity.js';
import { SignInLinkEntity } from './sessions/sign-in-link.entity.js';
import { SignInController } from './sign-in.controller.js';
import { SignInLimits } from './sign-in-limits.js';

/** People, sign-in and sessions; brings the guard that stands before every route. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([PersonEntity, SessionEntity, ApiTokenEntity, SignInLinkEntity])],
  controllers: [SignInController, MeController, PeopleController, CouncilMembersController],
  providers: [
    SessionLookup,
    People,
    SignInLimits,
    SignInDemo,
    SignInByLink,
    SignOut,
    SetLocale,
    ReadMe,
    ListDemoUsers,
    FindPeople,
    ListCouncil,
    FindCandidates,
    ListCouncilChanges,
    AddCouncilMember,
    RemoveCouncilMember,
    { provide: APP_GUARD, useClass: AuthGuard },
  ],
  exports: [SessionLookup, People],
})
export class AccessModule {}
