import { CurrentActor, type Actor } from '@desk/access';
import type { ViewItem, ViewList, ViewPage } from '@desk/contracts';
import type { JsonText } from '@desk/platform';
import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { PagingDto } from '../dto/paging.dto.js';
import { ChangeView } from './commands/change-view.js';
import { CreateView } from './commands/create-view.js';
import { DeleteView } from './commands/delete-view.js';
import { ChangeViewDto, SaveViewDto } from './dto/save-view.dto.js';
import { ListViewTickets } from './queries/list-view-tickets.js';
import { ListViews } from './queries/list-views.js';

/** `:id` is the name of a built-in view, or the id of a saved one. */
@ApiTags('views')
@Controller('views')
export class ViewsController {
  constructor(
    private readonly views: ListViews,
    private readonly page: ListViewTickets,
    private readonly createView: CreateView,
    private readonly changeView: ChangeView,
    private readonly deleteView: DeleteView,
  ) {}

  @Get()
  list(@CurrentActor() actor: Actor): Promise<ViewList> {
    return this.views.run(actor);
  }

  @Get(':id/tickets')
  tickets(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() query: PagingDto,
  ): Promise<JsonText<ViewPage>> {
    return this.page.run(actor, id, query);
  }

  @Post()
  create(@CurrentActor() actor: Actor, @Body() body: SaveViewDto): Promise<ViewItem> {
    return this.createView.run(actor, body);
  }

  @Patch(':id')
  change(@CurrentActor() actor: Actor, @Param('id') id: string, @Body() body: ChangeViewDto): Promise<ViewItem> {
    return this.changeView.run(actor, id, body);
  }

  @Delete(':id')
  @HttpCode(204)
  remove(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.deleteView.run(actor, id);
  }
}
