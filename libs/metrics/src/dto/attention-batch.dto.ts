import { SIGNAL_KINDS, type AttentionBatch, type SignalKind } from '@desk/contracts';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsISO8601,
  IsObject,
  IsString,
  IsUUID,
  Length,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';

/** A day of lost network at one signal in three minutes; a page with more sends several batches. */
const MOST_SIGNALS = 500;

class SignalDto {
  @IsInt()
  @Min(0)
  @Max(2_147_483_647)
  seq: number;

  @IsISO8601({ strict: true })
  at: string;

  @IsIn(SIGNAL_KINDS)
  kind: SignalKind;

  @IsUUID()
  ticketId: string;
}

export class AttentionBatchDto implements AttentionBatch {
  /** One load of the page in one tab. */
  @IsString()
  @Length(1, 64)
  clientId: string;

  @IsISO8601({ strict: true })
  sentAt: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_SIGNALS)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => SignalDto)
  signals: SignalDto[];
}
