import type { CouncilCandidate, CouncilChange, CouncilMember, Page } from '@desk/contracts';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AddCouncilMemberDto, CouncilChangesDto } from '../dto/council.dto.js';
import { FindPeopleDto } from '../dto/find-people.dto.js';
import { CurrentActor } from '../guard/current-actor.js';
import type { Actor } from '../policies/actor.js';
import { AddCouncilMember } from './add-council-member.js';
import { FindCandidates } from './find-candidates.js';
import { ListCouncil } from './list-council.js';
import { ListCouncilChanges } from './list-council-changes.js';
import { RemoveCouncilMember } from './remove-council-member.js';

/** Who sits in the user council. */
@ApiTags('people')
@Controller('user-council')
export class CouncilMembersController {
  constructor(
    private readonly council: ListCouncil,
    private readonly candidatesFor: FindCandidates,
    private readonly noted: ListCouncilChanges,
    private readonly addMember: AddCouncilMember,
    private readonly removeMember: RemoveCouncilMember,
  ) {}

  @Get()
  list(@CurrentActor() actor: Actor): Promise<Page<CouncilMember>> {
    return this.council.run(actor);
  }

  @Get('candidates')
  candidates(@CurrentActor() actor: Actor, @Query() query: FindPeopleDto): Promise<Page<CouncilCandidate>> {
    return this.candidatesFor.run(actor, query.q, query.limit ?? 10);
  }

  @Get('changes')
  changes(@CurrentActor() actor: Actor, @Query() query: CouncilChangesDto): Promise<Page<CouncilChange>> {
    return this.noted.run(actor, query);
  }

  @Post('members')
  @HttpCode(200)
  add(@CurrentActor() actor: Actor, @Body() { username }: AddCouncilMemberDto): Promise<Page<CouncilMember>> {
    return this.addMember.run(actor, username);
  }

  @Delete('members/:id')
  remove(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<Page<CouncilMember>> {
    return this.removeMember.run(actor, id);
  }
}
