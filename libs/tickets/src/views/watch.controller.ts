import { CurrentActor, type Actor } from '@desk/access';
import type { WatchView } from '@desk/contracts';
import { Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { WatchTicket } from './commands/watch-ticket.js';
import { ReadWatch } from './queries/read-watch.js';

/** `:id` is the id of a ticket or its number. */
@ApiTags('views')
@Controller('tickets/:id/watch')
export class WatchController {
  constructor(
    private readonly readWatch: ReadWatch,
    private readonly watchTicket: WatchTicket,
  ) {}

  @Get()
  watching(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<WatchView> {
    return this.readWatch.run(actor, id);
  }

  @Post()
  @HttpCode(200)
  watch(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<WatchView> {
    return this.watchTicket.run(actor, id, true);
  }

  @Delete()
  unwatch(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<WatchView> {
    return this.watchTicket.run(actor, id, false);
  }
}
