import {
  PENDING_REASONS,
  PRIORITIES,
  RESOLUTION_CODES,
  type CannedReplyContent,
  type MacroActions,
  type MacroContent,
  type PendingReason,
  type Prepared,
  type Priority,
  type ResolutionCode,
} from '@desk/contracts';
import { Optional, Paged, Trimmed } from '@desk/platform';
import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsString,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';

const LONGEST_TEXT = 20_000;
const CODES = RESOLUTION_CODES.filter((code) => code !== 'no_answer');
/** An agreed time is another for each ticket. */
const REASONS = PENDING_REASONS.filter((reason) => reason !== 'agreed_time');

const Name = (longest: number) =>
  applyDecorators(
    Trimmed(),
    IsString({ message: 'must be text' }),
    Length(1, longest, { message: `must be 1 to ${longest} characters` }),
  );
const Text = () =>
  applyDecorators(
    IsString({ message: 'must be text' }),
    Length(1, LONGEST_TEXT, { message: `must be 1 to ${LONGEST_TEXT} characters` }),
    Matches(/\S/, { message: 'must hold more than white space' }),
  );
const Revision = () => applyDecorators(IsInt(), Min(1), Max(2 ** 31 - 1));

class PreparedDto implements Prepared {
  @Name(100)
  name: string;

  @Optional()
  @IsString()
  @Matches(/^[a-zæøå0-9-]{1,30}$/, { message: 'must be small letters, digits and hyphens, 30 at most' })
  shortcut?: string;

  @Optional()
  @Name(100)
  serviceKey?: string;

  @Optional()
  @Name(100)
  teamKey?: string;

  @IsBoolean()
  personal: boolean;
}

export class CannedReplyDto extends PreparedDto implements CannedReplyContent {
  @Text()
  textNb: string;

  @Optional()
  @Text()
  textNn?: string;

  @Optional()
  @Text()
  textEn?: string;
}

export class SaveCannedReplyDto extends CannedReplyDto {
  @Revision()
  revision: number;
}

class MacroActionsDto implements MacroActions {
  @Optional()
  @IsBoolean()
  assignToMe?: boolean;

  @ApiPropertyOptional({ enum: PRIORITIES })
  @Optional()
  @IsIn(PRIORITIES)
  priority?: Priority;

  @Optional()
  @Name(2_000)
  priorityReason?: string;

  @Optional()
  @Name(100)
  setServiceKey?: string;

  @Optional()
  @Text()
  messageNb?: string;

  @Optional()
  @Text()
  messageNn?: string;

  @Optional()
  @Text()
  messageEn?: string;

  @Optional()
  @Text()
  note?: string;

  @ApiPropertyOptional({ enum: REASONS })
  @Optional()
  @IsIn(REASONS)
  pend?: Exclude<PendingReason, 'agreed_time'>;

  @Optional()
  @Name(100)
  transferTo?: string;

  @Optional()
  @Name(2_000)
  transferReason?: string;

  @ApiPropertyOptional({ enum: CODES })
  @Optional()
  @IsIn(CODES)
  resolve?: ResolutionCode;

  @Optional()
  @IsBoolean()
  firstLineCapable?: boolean;
}

export class MacroDto extends PreparedDto implements MacroContent {
  @IsObject()
  @ValidateNested()
  @Type(() => MacroActionsDto)
  actions: MacroActionsDto;
}

export class SaveMacroDto extends MacroDto {
  @Revision()
  revision: number;
}

class PreparedWordsDto {
  /** Words of its name or text, or the beginning of its shortcut. */
  @Optional()
  @IsString()
  @MaxLength(100)
  q?: string;
}

/** Its order goes by names. */
export class PreparedQueryDto extends Paged(200, PreparedWordsDto, 1_000) {}
