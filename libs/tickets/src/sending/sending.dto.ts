import type { HoldMessageRequest } from '@desk/contracts';
import { Nullable, Optional } from '@desk/platform';
import { ApiProperty } from '@nestjs/swagger';
import { IsInt, IsUUID, Max, Min } from 'class-validator';
import { Version } from '../dto/fields.js';
import { MessageDto } from '../dto/moves.dto.js';

const LONGEST_HOLD = 30;

export class HoldingDto {
  @IsInt()
  @Min(0)
  @Max(LONGEST_HOLD)
  holdSeconds: number;
}

export class HoldMessageDto extends MessageDto implements HoldMessageRequest {
  @Optional()
  @IsInt()
  @Min(0)
  @Max(LONGEST_HOLD)
  holdSeconds?: number;

  @Version()
  version: number;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  @Nullable()
  @IsUUID()
  lastMessageId: string | null;
}
