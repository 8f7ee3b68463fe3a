import { CurrentActor, type Actor } from '@desk/access';
import type { DraftView, KeptDraft, Page } from '@desk/contracts';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DraftsDto, KeepDraftDto } from './drafts.dto.js';
import { DropDraft } from './drop-draft.js';
import { KeepDraft } from './keep-draft.js';
import { ListDrafts } from './list-drafts.js';

@ApiTags('writing')
@Controller('my/drafts')
export class DraftsController {
  constructor(
    private readonly listDrafts: ListDrafts,
    private readonly keepDraft: KeepDraft,
    private readonly dropDraft: DropDraft,
  ) {}

  @Get()
  list(@CurrentActor() actor: Actor, @Query() query: DraftsDto): Promise<Page<DraftView>> {
    return this.listDrafts.run(actor, query);
  }

  @Post()
  @HttpCode(200)
  keep(@CurrentActor() actor: Actor, @Body() body: KeepDraftDto): Promise<KeptDraft> {
    return this.keepDraft.run(actor, body);
  }

  @Delete(':id')
  @HttpCode(204)
  drop(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.dropDraft.run(actor, id);
  }
}
