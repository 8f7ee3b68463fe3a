import { CurrentActor, type Actor } from '@desk/access';
import type { ComparisonReport, ComparisonTicket, Page } from '@desk/contracts';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ComparisonDto, ComparisonTicketsDto } from '../dto/capacity.dto.js';
import { ListComparisonTickets } from './list-comparison-tickets.js';
import { ReadComparison } from './read-comparison.js';

@ApiTags('reports')
@Controller('reports/comparison')
export class ComparisonController {
  constructor(
    private readonly comparison: ReadComparison,
    private readonly behind: ListComparisonTickets,
  ) {}

  @Get()
  read(@CurrentActor() actor: Actor, @Query() query: ComparisonDto): Promise<ComparisonReport> {
    return this.comparison.run(actor, query);
  }

  @Get('tickets')
  tickets(@CurrentActor() actor: Actor, @Query() query: ComparisonTicketsDto): Promise<Page<ComparisonTicket>> {
    return this.behind.run(actor, query);
  }
}
