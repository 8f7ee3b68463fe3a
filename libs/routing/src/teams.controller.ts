import { CurrentActor, type Actor } from '@desk/access';
import type { Page, TeamItem, TeamMemberItem } from '@desk/contracts';
import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ListTeamMembers } from './queries/list-team-members.js';
import { ListTeams } from './queries/list-teams.js';

@ApiTags('teams')
@Controller('teams')
export class TeamsController {
  constructor(
    private readonly teams: ListTeams,
    private readonly teamMembers: ListTeamMembers,
  ) {}

  @Get()
  list(@CurrentActor() actor: Actor): Promise<Page<TeamItem>> {
    return this.teams.run(actor);
  }

  @Get(':key/members')
  members(@CurrentActor() actor: Actor, @Param('key') key: string): Promise<Page<TeamMemberItem>> {
    return this.teamMembers.run(actor, key);
  }
}
