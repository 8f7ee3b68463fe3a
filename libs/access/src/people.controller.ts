import type { Page, PersonHit } from '@desk/contracts';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { FindPeopleDto } from './dto/find-people.dto.js';
import { CurrentActor } from './guard/current-actor.js';
import type { Actor } from './policies/actor.js';
import { FindPeople } from './queries/find-people.js';

@ApiTags('people')
@Controller('people')
export class PeopleController {
  constructor(private readonly people: FindPeople) {}

  @Get()
  find(@CurrentActor() actor: Actor, @Query() query: FindPeopleDto): Promise<Page<PersonHit>> {
    return this.people.run(actor, query.q, query.limit ?? 10);
  }
}
