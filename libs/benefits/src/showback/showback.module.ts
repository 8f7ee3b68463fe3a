import { Module } from '@nestjs/common';
import { CheckShowback } from './check-showback.js';
import { CloseMonths } from './close-months.js';
import { CreatePriceList } from './create-price-list.js';
import { DeletePriceList } from './delete-price-list.js';
import { ListPriceLists } from './list-price-lists.js';
import { ListShowbackQuestions } from './list-showback-questions.js';
import { ListShowbackTickets } from './list-showback-tickets.js';
import { PreviewPrices } from './preview-prices.js';
import { PriceListsController } from './price-lists.controller.js';
import { PublishPriceList } from './publish-price-list.js';
import { ReadShowbackLine } from './read-showback-line.js';
import { ReadShowback } from './read-showback.js';
import { SavePriceList } from './save-price-list.js';
import { ShowbackController } from './showback.controller.js';
import { WriteShowback } from './write-showback.js';

/** What agencies bear, and by which prices. */
@Module({
  controllers: [PriceListsController, ShowbackController],
  providers: [
    CheckShowback,
    CloseMonths,
    CreatePriceList,
    DeletePriceList,
    ListPriceLists,
    ListShowbackQuestions,
    ListShowbackTickets,
    PreviewPrices,
    PublishPriceList,
    ReadShowback,
    ReadShowbackLine,
    SavePriceList,
    WriteShowback,
  ],
  exports: [CloseMonths, ReadShowback],
})
export class ShowbackModule {}
