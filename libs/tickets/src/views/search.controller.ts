import { CurrentActor, type Actor } from '@desk/access';
import type { KnownTag, ViewPage } from '@desk/contracts';
import type { JsonText } from '@desk/platform';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { FindTicketsDto } from '../dto/paging.dto.js';
import { ListTags } from './queries/list-tags.js';
import { SearchTickets } from './queries/search-tickets.js';

/** What agents look for, and by what they can look for it. */
@ApiTags('views')
@Controller()
export class SearchController {
  constructor(
    private readonly search: SearchTickets,
    private readonly tags: ListTags,
  ) {}

  @Get('search/tickets')
  searchTickets(@CurrentActor() actor: Actor, @Query() query: FindTicketsDto): Promise<JsonText<ViewPage>> {
    return this.search.run(actor, query);
  }

  @Get('tags')
  listTags(@CurrentActor() actor: Actor): Promise<{ items: KnownTag[] }> {
    return this.tags.run(actor);
  }
}
