import { Optional } from '@desk/platform';
import { Type } from 'class-transformer';
import { IsInt, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';

export class ListNoticesDto {
  @Optional()
  @IsString()
  @MaxLength(500)
  cursor?: string;

  @Optional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit?: number;
}

export class ReadNoticesDto {
  /** Id of the newest notice that was seen. */
  @IsUUID()
  upTo: string;
}
