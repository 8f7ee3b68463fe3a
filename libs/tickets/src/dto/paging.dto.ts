import { Optional, Trimmed } from '@desk/platform';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsString, Length, Max, MaxLength, Min } from 'class-validator';

export const MOST_ROWS = 200;

export class PagingDto {
  @Optional()
  @IsString()
  @MaxLength(500)
  cursor?: string;

  @Optional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MOST_ROWS)
  limit?: number;
}

export class FindTicketsDto extends PagingDto {
  /** A ticket number in any spelling, or words of the requester's name or of the subject. White space alone seeks nothing. */
  @Trimmed()
  @IsString()
  @Length(2, 100)
  q: string;
}

export class MyTicketsDto extends PagingDto {
  @Optional()
  @IsIn(['open', 'done'])
  state?: 'open' | 'done';
}
