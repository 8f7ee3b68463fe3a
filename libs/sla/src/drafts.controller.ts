import { CurrentActor, type Actor } from '@desk/access';
import type { DeclarationDraft, DeclarationView } from '@desk/contracts';
import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CreateDraft } from './commands/create-draft.js';
import { DeleteDraft } from './commands/delete-draft.js';
import { PublishDraft } from './commands/publish-draft.js';
import { SaveDraft } from './commands/save-draft.js';
import { CreateDraftDto, PublishDraftDto, SaveDraftDto } from './dto/draft.dto.js';
import { ReadDraft } from './queries/read-draft.js';

/** What is not yet promised: the service owner's. */
@ApiTags('declaration')
@Controller('declaration-drafts')
export class DraftsController {
  constructor(
    private readonly draft: ReadDraft,
    private readonly createDraft: CreateDraft,
    private readonly saveDraft: SaveDraft,
    private readonly deleteDraft: DeleteDraft,
    private readonly publishDraft: PublishDraft,
  ) {}

  @Post()
  create(@CurrentActor() actor: Actor, @Body() body: CreateDraftDto): Promise<DeclarationDraft> {
    return this.createDraft.run(actor, body.basedOn);
  }

  @Get(':id')
  read(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<DeclarationDraft> {
    return this.draft.run(actor, id);
  }

  @Patch(':id')
  save(@CurrentActor() actor: Actor, @Param('id') id: string, @Body() body: SaveDraftDto): Promise<DeclarationDraft> {
    return this.saveDraft.run(actor, id, body);
  }

  @Delete(':id')
  @HttpCode(204)
  remove(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.deleteDraft.run(actor, id);
  }

  @Post(':id/publish')
  @HttpCode(200)
  publish(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: PublishDraftDto,
  ): Promise<DeclarationView> {
    return this.publishDraft.run(actor, id, body);
  }
}
