import { CurrentActor, type Actor } from '@desk/access';
import type { OpenResults, Page, WeaknessView } from '@desk/contracts';
import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { OpenResultsDto, PageDto, SaveWeaknessDto, WeaknessDto } from '../dto/results.dto.js';
import { PublishResults } from './publish-results.js';
import { ReadOpenResults } from './read-open-results.js';
import { Weaknesses } from './weaknesses.js';

@ApiTags('results')
@Controller('open-results')
export class OpenResultsController {
  constructor(
    private readonly results: ReadOpenResults,
    private readonly publishing: PublishResults,
  ) {}

  @Get()
  read(@CurrentActor() actor: Actor, @Query() query: OpenResultsDto): Promise<OpenResults> {
    return this.results.run(actor, query);
  }

  @Post('publish')
  @HttpCode(200)
  publish(@CurrentActor() actor: Actor): Promise<OpenResults> {
    return this.publishing.run(actor);
  }
}

@ApiTags('results')
@Controller('weaknesses')
export class WeaknessesController {
  constructor(private readonly weaknesses: Weaknesses) {}

  @Get()
  list(@CurrentActor() actor: Actor, @Query() query: PageDto): Promise<Page<WeaknessView>> {
    return this.weaknesses.list(actor, query);
  }

  @Post()
  create(@CurrentActor() actor: Actor, @Body() body: WeaknessDto): Promise<WeaknessView> {
    return this.weaknesses.create(actor, body);
  }

  @Patch(':id')
  save(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { revision, ...wanted }: SaveWeaknessDto,
  ): Promise<WeaknessView> {
    return this.weaknesses.save(actor, id, revision, wanted);
  }
}
