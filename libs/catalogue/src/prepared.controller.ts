import { CurrentActor, type Actor } from '@desk/access';
import type { CannedReplyView, MacroView, Page } from '@desk/contracts';
import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CannedReplies } from './canned-replies.js';
import { CannedReplyDto, MacroDto, PreparedQueryDto, SaveCannedReplyDto, SaveMacroDto } from './dto/prepared.dto.js';
import { Macros } from './macros.js';

@ApiTags('prepared')
@Controller('canned-replies')
export class CannedRepliesController {
  constructor(private readonly replies: CannedReplies) {}

  @Get()
  list(@CurrentActor() actor: Actor, @Query() query: PreparedQueryDto): Promise<Page<CannedReplyView>> {
    return this.replies.list(actor, query);
  }

  @Post()
  create(@CurrentActor() actor: Actor, @Body() body: CannedReplyDto): Promise<CannedReplyView> {
    return this.replies.create(actor, body);
  }

  @Patch(':id')
  save(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { revision, ...content }: SaveCannedReplyDto,
  ): Promise<CannedReplyView> {
    return this.replies.save(actor, id, revision, content);
  }

  @Delete(':id')
  @HttpCode(204)
  remove(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.replies.remove(actor, id);
  }
}

@ApiTags('prepared')
@Controller('macros')
export class MacrosController {
  constructor(private readonly macros: Macros) {}

  @Get()
  list(@CurrentActor() actor: Actor, @Query() query: PreparedQueryDto): Promise<Page<MacroView>> {
    return this.macros.list(actor, query);
  }

  @Post()
  create(@CurrentActor() actor: Actor, @Body() body: MacroDto): Promise<MacroView> {
    return this.macros.create(actor, body);
  }

  @Patch(':id')
  save(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { revision, ...content }: SaveMacroDto,
  ): Promise<MacroView> {
    return this.macros.save(actor, id, revision, content);
  }

  @Delete(':id')
  @HttpCode(204)
  remove(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.macros.remove(actor, id);
  }
}
