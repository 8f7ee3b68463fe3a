import {
  BULK_VERBS,
  MOST_IN_BULK,
  PENDING_REASONS,
  PRIORITIES,
  RESOLUTION_CODES,
  type BulkChange,
  type BulkPreviewRequest,
  type BulkVerb,
  type PendingReason,
  type Priority,
  type ResolutionCode,
  type StartBulkRequest,
} from '@desk/contracts';
import { IsInstant, Optional } from '@desk/platform';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsObject,
  IsUUID,
  ValidateNested,
} from 'class-validator';
import { Line, Prose, Version } from '../../dto/fields.js';

const LONGEST_TEXT = 20_000;
const LONGEST_REASON = 2_000;
const LONGEST_KEY = 100;
/** `no_answer` is said by the desk alone. */
const CODES = RESOLUTION_CODES.filter((code) => code !== 'no_answer');

export class BulkChangeDto implements BulkChange {
  @IsIn(BULK_VERBS)
  verb: BulkVerb;

  @Optional()
  @Line(200, false)
  assignee?: string;

  @Optional()
  @Line(LONGEST_KEY, false)
  teamKey?: string;

  @Optional()
  @Prose(LONGEST_REASON)
  reason?: string;

  @Optional()
  @IsIn(PRIORITIES)
  priority?: Priority;

  @Optional()
  @Prose(LONGEST_REASON)
  priorityReason?: string;

  @Optional()
  @Line(LONGEST_KEY, false)
  serviceKey?: string;

  @ApiPropertyOptional({ enum: PENDING_REASONS })
  @Optional()
  @IsIn(PENDING_REASONS)
  pendingReason?: PendingReason;

  @ApiPropertyOptional({ type: String, format: 'date-time' })
  @Optional()
  @IsInstant()
  until?: string;

  @Optional()
  @Prose(LONGEST_TEXT)
  resolution?: string;

  @ApiPropertyOptional({ enum: CODES })
  @Optional()
  @IsIn(CODES)
  resolutionCode?: ResolutionCode;
}

export class BulkPreviewDto implements BulkPreviewRequest {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_IN_BULK)
  @ArrayUnique()
  @IsUUID('all', { each: true })
  ticketIds: string[];

  @IsObject()
  @ValidateNested()
  @Type(() => BulkChangeDto)
  change: BulkChangeDto;
}

class BulkTicketDto {
  @IsUUID('all')
  id: string;

  @Version()
  version: number;
}

export class StartBulkDto implements StartBulkRequest {
  @IsObject()
  @ValidateNested()
  @Type(() => BulkChangeDto)
  change: BulkChangeDto;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_IN_BULK)
  @ArrayUnique(({ id }: BulkTicketDto) => id)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => BulkTicketDto)
  tickets: BulkTicketDto[];
}
