import { CurrentActor, type Actor } from '@desk/access';
import type { PriceLists, PriceListView } from '@desk/contracts';
import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CreatePriceListDto, PublishPriceListDto, SavePriceListDto } from '../dto/price-list.dto.js';
import { CreatePriceList } from './create-price-list.js';
import { DeletePriceList } from './delete-price-list.js';
import { ListPriceLists } from './list-price-lists.js';
import { PublishPriceList } from './publish-price-list.js';
import { SavePriceList } from './save-price-list.js';

@ApiTags('benefits')
@Controller('price-lists')
export class PriceListsController {
  constructor(
    private readonly lists: ListPriceLists,
    private readonly createList: CreatePriceList,
    private readonly saveList: SavePriceList,
    private readonly deleteList: DeletePriceList,
    private readonly publishList: PublishPriceList,
  ) {}

  @Get()
  list(@CurrentActor() actor: Actor): Promise<PriceLists> {
    return this.lists.run(actor);
  }

  @Post()
  create(@CurrentActor() actor: Actor, @Body() body: CreatePriceListDto): Promise<PriceListView> {
    return this.createList.run(actor, body);
  }

  @Patch(':id')
  save(@CurrentActor() actor: Actor, @Param('id') id: string, @Body() body: SavePriceListDto): Promise<PriceListView> {
    return this.saveList.run(actor, id, body);
  }

  @Delete(':id')
  @HttpCode(204)
  delete(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.deleteList.run(actor, id);
  }

  @Post(':id/publish')
  @HttpCode(200)
  publish(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: PublishPriceListDto,
  ): Promise<PriceListView> {
    return this.publishList.run(actor, id, body.revision);
  }
}
