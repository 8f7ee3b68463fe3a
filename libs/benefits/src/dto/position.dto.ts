import {
  POSITION_CHOICES,
  POSITION_KINDS,
  type CorrectPositionRequest,
  type EndPositionRequest,
  type PositionChoice,
  type PositionContent,
  type PositionEffectRequest,
  type PositionFigures,
  type PositionKind,
  type WithdrawRequest,
} from '@desk/contracts';
import { IsDay, Nested, Nullable, Optional } from '@desk/platform';
import { IsIn, IsInt, IsNumber, IsString, IsUUID, Length, Max, MaxLength, Min } from 'class-validator';
import { LONGEST_REASON } from '../domain/position-faults.js';

export const MOST_INTEGER = 2_147_483_646;
/** What is wrong with names, numbers and days is said with the other faults of a position, in the reader's language. */
const LONGEST = 1_000;
const MOST = 10_000_000;

export class PositionsDto {
  @Optional()
  @IsDay()
  on?: string;

  @Optional()
  @IsIn(POSITION_CHOICES)
  show?: PositionChoice;
}

class PositionFiguresDto implements PositionFigures {
  @IsString()
  @MaxLength(LONGEST)
  name: string;

  @IsNumber()
  @Min(-MOST)
  @Max(MOST)
  fte: number;

  @IsString()
  @MaxLength(LONGEST)
  from: string;

  @Nullable()
  @IsString()
  @MaxLength(LONGEST)
  to: string | null;
}

class PositionContentDto extends PositionFiguresDto implements PositionContent {
  @IsIn(POSITION_KINDS)
  kind: PositionKind;

  @Nullable()
  @IsString()
  @MaxLength(100)
  agencyKey: string | null;
}

export class AddPositionDto {
  @Nested(() => PositionContentDto)
  content: PositionContentDto;
}

export class RevisionDto {
  @IsInt()
  @Min(1)
  @Max(MOST_INTEGER)
  revision: number;
}

export class WithdrawDto extends RevisionDto implements WithdrawRequest {
  @IsString()
  @Length(1, LONGEST_REASON)
  reason: string;
}

export class CorrectPositionDto extends WithdrawDto implements CorrectPositionRequest {
  @Nested(() => PositionFiguresDto)
  figures: PositionFiguresDto;
}

export class EndPositionDto extends RevisionDto implements EndPositionRequest {
  @IsDay()
  lastDay: string;

  @Nullable()
  @IsString()
  @Length(1, LONGEST_REASON)
  reason: string | null;
}

export class PositionEffectDto implements PositionEffectRequest {
  @Nullable()
  @IsUUID()
  id: string | null;

  @Nullable()
  @Nested(() => PositionContentDto)
  content: PositionContentDto | null;
}
