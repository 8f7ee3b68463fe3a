import { CurrentActor, type Actor } from '@desk/access';
import type { BaselineEvidence, BaselineRow, BaselineView, Page } from '@desk/contracts';
import { IncomingFile, ServesFile, StreamedBody, type Incoming } from '@desk/platform';
import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Patch,
  Post,
  Query,
  type StreamableFile,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CorrectBaselineDto, EvidenceNameDto, LockBaselineDto, SaveBaselineDto } from '../dto/baseline.dto.js';
import { AddEvidence } from './add-evidence.js';
import { CorrectBaseline } from './correct-baseline.js';
import { DropEvidence } from './drop-evidence.js';
import { GetEvidence } from './get-evidence.js';
import { ListBaselines } from './list-baselines.js';
import { LockBaseline } from './lock-baseline.js';
import { ReadBaseline } from './read-baseline.js';
import { SaveBaseline } from './save-baseline.js';

@ApiTags('benefits')
@Controller('baselines')
export class BaselinesController {
  constructor(
    private readonly baselines: ListBaselines,
    private readonly baseline: ReadBaseline,
    private readonly saveBaseline: SaveBaseline,
    private readonly lockBaseline: LockBaseline,
    private readonly correctBaseline: CorrectBaseline,
    private readonly addEvidence: AddEvidence,
    private readonly getEvidence: GetEvidence,
    private readonly dropEvidence: DropEvidence,
  ) {}

  @Get()
  list(@CurrentActor() actor: Actor): Promise<Page<BaselineRow>> {
    return this.baselines.run(actor);
  }

  @Get(':key')
  read(@CurrentActor() actor: Actor, @Param('key') key: string): Promise<BaselineView> {
    return this.baseline.run(actor, key);
  }

  @Patch(':key')
  save(@CurrentActor() actor: Actor, @Param('key') key: string, @Body() body: SaveBaselineDto): Promise<BaselineView> {
    return this.saveBaseline.run(actor, key, body);
  }

  @Post(':key/lock')
  @HttpCode(200)
  lock(@CurrentActor() actor: Actor, @Param('key') key: string, @Body() body: LockBaselineDto): Promise<BaselineView> {
    return this.lockBaseline.run(actor, key, body.revision);
  }

  @Post(':key/corrections')
  correct(
    @CurrentActor() actor: Actor,
    @Param('key') key: string,
    @Body() body: CorrectBaselineDto,
  ): Promise<BaselineView> {
    return this.correctBaseline.run(actor, key, body);
  }

  @Post(':key/evidence')
  @StreamedBody()
  add(
    @CurrentActor() actor: Actor,
    @Param('key') key: string,
    @Query() { name }: EvidenceNameDto,
    @IncomingFile() file: Incoming,
  ): Promise<BaselineEvidence> {
    return this.addEvidence.run(actor, key, name, file);
  }

  @Get(':key/evidence/:file')
  @ServesFile()
  get(@CurrentActor() actor: Actor, @Param('key') key: string, @Param('file') file: string): Promise<StreamableFile> {
    return this.getEvidence.run(actor, key, file);
  }

  @Delete(':key/evidence/:file')
  @HttpCode(204)
  drop(@CurrentActor() actor: Actor, @Param('key') key: string, @Param('file') file: string): Promise<void> {
    return this.dropEvidence.run(actor, key, file);
  }
}
