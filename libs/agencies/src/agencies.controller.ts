import { CurrentActor, type Actor } from '@desk/access';
import type { AgencyRef, Page } from '@desk/contracts';
import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ListAgencies } from './queries/list-agencies.js';

@ApiTags('agencies')
@Controller('agencies')
export class AgenciesController {
  constructor(private readonly agencies: ListAgencies) {}

  @Get()
  list(@CurrentActor() actor: Actor): Promise<Page<AgencyRef>> {
    return this.agencies.run(actor);
  }
}
