import { CurrentActor, type Actor } from '@desk/access';
import type { NoticePage } from '@desk/contracts';
import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ReadNotices } from './commands/read-notices.js';
import { ListNoticesDto, ReadNoticesDto } from './dto/notices.dto.js';
import { ListNotices } from './queries/list-notices.js';

@ApiTags('notices')
@Controller('notices')
export class NoticesController {
  constructor(
    private readonly notices: ListNotices,
    private readonly read: ReadNotices,
  ) {}

  @Get()
  list(@CurrentActor() actor: Actor, @Query() query: ListNoticesDto): Promise<NoticePage> {
    return this.notices.run(actor, query);
  }

  @Post('read')
  @HttpCode(200)
  markRead(@CurrentActor() actor: Actor, @Body() body: ReadNoticesDto): Promise<{ unread: number }> {
    return this.read.run(actor, body.upTo);
  }
}
