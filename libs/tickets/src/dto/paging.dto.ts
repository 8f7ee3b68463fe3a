import { Optional, Paged, Trimmed } from '@desk/platform';
import { IsIn, IsString, Length } from 'class-validator';

export const MOST_ROWS = 200;

export class PagingDto extends Paged(MOST_ROWS) {}

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
