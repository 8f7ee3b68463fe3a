import type { SaveWeaknessRequest } from '@desk/contracts';
import { IsDay, Nullable, Optional, Paged, Trimmed } from '@desk/platform';
import { IsInt, IsString, Matches, Max, MaxLength, Min } from 'class-validator';

const MOST_INTEGER = 2_147_483_646;
const LONGEST_TEXT = 1_000;

export class OpenResultsDto {
  @Optional()
  @Matches(/^2\d{3}-(0[1-9]|1[0-2])$/, { message: 'month must be a month such as 2026-10' })
  month?: string;
}

export class PageDto extends Paged(100) {}

export class WeaknessDto implements SaveWeaknessRequest {
  @Trimmed()
  @IsString()
  @MaxLength(LONGEST_TEXT)
  text: string;

  @Trimmed()
  @IsString()
  @MaxLength(LONGEST_TEXT)
  doing: string;

  @IsDay()
  notedOn: string;

  @Nullable()
  @IsDay()
  endedOn: string | null;
}

export class SaveWeaknessDto extends WeaknessDto {
  @IsInt()
  @Min(1)
  @Max(MOST_INTEGER)
  revision: number;
}
