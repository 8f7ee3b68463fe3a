import { Optional, Paged, Trimmed } from '@desk/platform';
import { IsString, Length, Matches } from 'class-validator';

const MOST_ROWS = 200;
const LONGEST_TEXT = 2_000;

export class ShowbackMonthDto {
  @Optional()
  @Matches(/^20\d\d-(0[1-9]|1[0-2])$/, { message: 'month must be a month such as 2027-01' })
  month?: string;
}

export class ShowbackPageDto extends Paged(MOST_ROWS) {}

export class ShowbackMessageDto {
  @Trimmed()
  @IsString()
  @Length(1, LONGEST_TEXT)
  text: string;
}
