import { Module } from '@nestjs/common';
import { ComparisonController } from './comparison.controller.js';
import { ListComparisonTickets } from './list-comparison-tickets.js';
import { ReadComparison } from './read-comparison.js';

/** Which agency stands out. */
@Module({
  controllers: [ComparisonController],
  providers: [ReadComparison, ListComparisonTickets],
  exports: [ReadComparison],
})
export class ComparisonModule {}
