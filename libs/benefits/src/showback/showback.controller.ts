import { CurrentActor, type Actor } from '@desk/access';
import type {
  Page,
  PricePreview,
  Showback,
  ShowbackCheck,
  ShowbackLineView,
  ShowbackQuestion,
  ShowbackTicketRow,
} from '@desk/contracts';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { PreviewPricesDto } from '../dto/price-list.dto.js';
import { ShowbackMessageDto, ShowbackMonthDto, ShowbackPageDto } from '../dto/showback.dto.js';
import { CheckShowback } from './check-showback.js';
import { ListShowbackQuestions } from './list-showback-questions.js';
import { ListShowbackTickets } from './list-showback-tickets.js';
import { PreviewPrices } from './preview-prices.js';
import { ReadShowback } from './read-showback.js';
import { ReadShowbackLine } from './read-showback-line.js';
import { WriteShowback } from './write-showback.js';

@ApiTags('benefits')
@Controller('showback')
export class ShowbackController {
  constructor(
    private readonly showback: ReadShowback,
    private readonly checkMonth: CheckShowback,
    private readonly waiting: ListShowbackQuestions,
    private readonly readLine: ReadShowbackLine,
    private readonly behind: ListShowbackTickets,
    private readonly writeMessage: WriteShowback,
    private readonly previewPrices: PreviewPrices,
  ) {}

  @Get()
  read(@CurrentActor() actor: Actor, @Query() { month }: ShowbackMonthDto): Promise<Showback> {
    return this.showback.run(actor, month);
  }

  @Get('months/:month/check')
  check(@CurrentActor() actor: Actor, @Param('month') month: string): Promise<ShowbackCheck> {
    return this.checkMonth.run(actor, month);
  }

  @Get('questions')
  questions(@CurrentActor() actor: Actor, @Query() query: ShowbackPageDto): Promise<Page<ShowbackQuestion>> {
    return this.waiting.run(actor, query);
  }

  @Get('lines/:id')
  line(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<ShowbackLineView> {
    return this.readLine.run(actor, id);
  }

  @Get('lines/:id/tickets')
  tickets(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() query: ShowbackPageDto,
  ): Promise<Page<ShowbackTicketRow>> {
    return this.behind.run(actor, id, query);
  }

  @Post('preview')
  @HttpCode(200)
  preview(@CurrentActor() actor: Actor, @Body() body: PreviewPricesDto): Promise<PricePreview> {
    return this.previewPrices.run(actor, body);
  }

  @Post('lines/:id/messages')
  write(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { text }: ShowbackMessageDto,
  ): Promise<ShowbackLineView> {
    return this.writeMessage.run(actor, id, text);
  }
}
