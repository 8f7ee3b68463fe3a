import { Global, Module } from '@nestjs/common';
import { ListTeamMembers } from './queries/list-team-members.js';
import { ListTeams } from './queries/list-teams.js';
import { Routing } from './routing.js';
import { Teams } from './teams.js';
import { TeamsController } from './teams.controller.js';

/** The teams of the desk, and which of them a new ticket goes to. */
@Global()
@Module({
  controllers: [TeamsController],
  providers: [Teams, Routing, ListTeams, ListTeamMembers],
  exports: [Teams, Routing],
})
export class RoutingModule {}
