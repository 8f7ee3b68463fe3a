import {
  LONGEST_TAG,
  MOST_TAGS,
  PENDING_REASONS,
  PRIORITIES,
  RESOLUTION_CODES,
  SKILL_LEVELS,
  TICKET_KINDS,
  type AddMessageRequest,
  type AddNoteRequest,
  type AssignRequest,
  HAND_OFF_REASONS,
  type EscalateRequest,
  type EscalationAnswer,
  type HandBackRequest,
  type HandOffReason,
  type PendingReason,
  type PendRequest,
  type Priority,
  type ReasonRequest,
  type ResolutionCode,
  type ResolveRequest,
  type SkillChoice,
  type SkillLevel,
  type TicketKind,
  type TransferRequest,
  type UpdateTicketRequest,
  type VersionRequest,
} from '@desk/contracts';
import { IsInstant, Nested, NestedList, Nullable, Optional } from '@desk/platform';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsString, MaxLength } from 'class-validator';
import { Ids, Line, MOST_FILES, OptionalId, Prose, Version } from './fields.js';

const LONGEST_TEXT = 20_000;
const LONGEST_REASON = 2_000;
const LONGEST_KEY = 100;
const MOST_ANSWERS = 50;

/** Said by agents; `no_answer` is said by the desk alone. */
const CODES = RESOLUTION_CODES.filter((code) => code !== 'no_answer');

const MOST_MENTIONS = 20;

export class MessageDto implements AddMessageRequest {
  @Prose(LONGEST_TEXT)
  text: string;

  @Ids(MOST_FILES)
  attachments?: string[];

  @OptionalId()
  draftId?: string;
}

export class NoteDto extends MessageDto implements AddNoteRequest {
  @Ids(MOST_MENTIONS)
  mentions?: string[];
}

export class VersionDto implements VersionRequest {
  @Version()
  version: number;
}

export class ReasonDto extends VersionDto implements ReasonRequest {
  @Prose(LONGEST_REASON)
  reason: string;
}

export class HandBackDto extends ReasonDto implements HandBackRequest {
  @ApiPropertyOptional({ enum: HAND_OFF_REASONS, description: 'For the ledger of hand-offs.' })
  @Optional()
  @IsIn(HAND_OFF_REASONS)
  reasonCode?: HandOffReason;
}

export class TransferDto extends HandBackDto implements TransferRequest {
  @Line(LONGEST_KEY)
  teamKey: string;
}

class EscalationAnswerDto implements EscalationAnswer {
  @Line(LONGEST_KEY)
  key: string;

  @IsString()
  @MaxLength(LONGEST_REASON)
  value: string;
}

export class EscalateDto extends TransferDto implements EscalateRequest {
  @Prose(LONGEST_TEXT)
  tried: string;

  @ApiPropertyOptional({ description: "To the fields of the ticket's service; the required ones must be there." })
  @Optional()
  @NestedList(() => EscalationAnswerDto, MOST_ANSWERS)
  answers?: EscalationAnswerDto[];
}

export class AssignDto extends VersionDto implements AssignRequest {
  @Line(200)
  assignee: string;

  @Optional()
  @Line(LONGEST_KEY, false)
  teamKey?: string;
}

export class PendDto extends VersionDto implements PendRequest {
  @ApiProperty({ enum: PENDING_REASONS })
  @IsIn(PENDING_REASONS)
  reason: PendingReason;

  @ApiPropertyOptional({ type: String, format: 'date-time', description: 'Required for `agreed_time`.' })
  @Optional()
  @IsInstant()
  until?: string;
}

export class ResolveDto extends VersionDto implements ResolveRequest {
  @Prose(LONGEST_TEXT)
  resolution: string;

  @ApiProperty({ enum: CODES })
  @IsIn(CODES)
  resolutionCode: ResolutionCode;

  @ApiPropertyOptional({ description: 'Said by second line: first line could have solved it.' })
  @Optional()
  @IsBoolean()
  firstLineCapable?: boolean;

  @Ids(MOST_FILES)
  attachments?: string[];
}

export class SkillChoiceDto implements SkillChoice {
  @Line(LONGEST_KEY)
  key: string;

  @ApiProperty({ enum: SKILL_LEVELS })
  @IsIn(SKILL_LEVELS)
  level: SkillLevel;
}

export class UpdateTicketDto extends VersionDto implements UpdateTicketRequest {
  @ApiPropertyOptional({ enum: PRIORITIES, description: 'Another priority wants a reason.' })
  @Optional()
  @IsIn(PRIORITIES)
  priority?: Priority;

  @Optional()
  @Prose(LONGEST_REASON)
  priorityReason?: string;

  @Optional()
  @Line(LONGEST_KEY, false)
  serviceKey?: string;

  @ApiPropertyOptional({ enum: TICKET_KINDS })
  @Optional()
  @IsIn(TICKET_KINDS)
  kind?: TicketKind;

  @Optional()
  @Line(200, false)
  subject?: string;

  @Optional()
  @IsArray()
  @ArrayMaxSize(MOST_TAGS)
  @IsString({ each: true })
  @MaxLength(LONGEST_TAG, { each: true })
  tags?: string[];

  @Optional()
  @Nullable()
  @Nested(() => SkillChoiceDto)
  neededSkill?: SkillChoiceDto | null;
}
