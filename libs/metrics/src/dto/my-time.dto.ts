import { WORK_KINDS, type CorrectWorkRequest, type MyTimeQuery, type WorkKind } from '@desk/contracts';
import { IsDay, IsInstant, Nested, Nullable, Optional, Trimmed } from '@desk/platform';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsObject, IsString, Length, ValidateNested } from 'class-validator';

/** Into more pieces nobody splits a session. */
const MOST_SESSIONS = 20;
const LONGEST_REASON = 500;

export class MyTimeDto implements MyTimeQuery {
  @IsDay()
  from: string;

  @IsDay()
  to: string;
}

class SeenDto {
  @ApiProperty({ type: String, format: 'date-time' })
  @IsInstant()
  startedAt: string;

  @ApiProperty({ type: String, format: 'date-time' })
  @IsInstant()
  endedAt: string;
}

class StatedDto extends SeenDto {
  @ApiProperty({ type: String, description: 'Id or number.' })
  @IsString()
  @Length(1, 50)
  ticket: string;

  @ApiProperty({ enum: WORK_KINDS })
  @IsIn(WORK_KINDS)
  kind: WorkKind;
}

export class CorrectWorkDto implements CorrectWorkRequest {
  @ApiProperty({ type: SeenDto, nullable: true })
  @Nullable()
  @Nested(() => SeenDto)
  replaces: SeenDto | null;

  @ApiProperty({ type: [StatedDto], maxItems: MOST_SESSIONS })
  @IsArray()
  @ArrayMaxSize(MOST_SESSIONS)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => StatedDto)
  sessions: StatedDto[];

  @ApiProperty({ type: String, minLength: 1, maxLength: LONGEST_REASON })
  @Trimmed()
  @IsString()
  @Length(1, LONGEST_REASON)
  reason: string;

  @ApiPropertyOptional({ type: Boolean, description: 'Takes from other sessions what they overlap with these.' })
  @Optional()
  @IsBoolean()
  cut?: boolean;
}
