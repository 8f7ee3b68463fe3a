import { Global, Module } from '@nestjs/common';
import { SaveRoutingRules } from './commands/save-routing-rules.js';
import { ListTeamMembers } from './queries/list-team-members.js';
import { ListTeams } from './queries/list-teams.js';
import { ReadRoutingRules } from './queries/read-routing-rules.js';
import { Routing } from './routing.js';
import { RoutingRulesController } from './routing-rules.controller.js';
import { RoutingRulesRepository } from './routing-rules.repository.js';
import { Teams } from './teams.js';
import { TeamsController } from './teams.controller.js';

/** The teams of the desk, and which of them a new ticket goes to. */
@Global()
@Module({
  controllers: [TeamsController, RoutingRulesController],
  providers: [Teams, Routing, RoutingRulesRepository, ListTeams, ListTeamMembers, ReadRoutingRules, SaveRoutingRules],
  exports: [Teams, Routing, RoutingRulesRepository],
})
export class RoutingModule {}
