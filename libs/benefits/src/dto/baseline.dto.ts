import type {
  BaselineFigures,
  BaselineSheetRequest,
  CorrectBaselineRequest,
  Interval,
  SaveBaselineRequest,
} from '@desk/contracts';
import { IsDay, Nested, Nullable } from '@desk/platform';
import { IsBoolean, IsInt, IsNumber, IsString, Length, Max, MaxLength, Min } from 'class-validator';
import { LONGEST_TEXT, MOST_FTE } from '../domain/baseline-faults.js';

const MOST_INTEGER = 2_147_483_646;
/** A city's sixty agencies with a line of words to each are some 10 kB. */
const LONGEST_SHEET = 24_000;
const MOST = 10_000_000;

class BaselineFteDto implements Interval {
  @IsNumber()
  @Min(0)
  @Max(MOST_FTE)
  low: number;

  @IsNumber()
  @Min(0)
  @Max(MOST_FTE)
  likely: number;

  @IsNumber()
  @Min(0)
  @Max(MOST_FTE)
  high: number;
}

/** How large each number may be is said with the other faults of a zero point. */
const Figure = (): PropertyDecorator => (target, key) => {
  Nullable()(target, key);
  IsNumber()(target, key as string);
  Min(0)(target, key as string);
  Max(MOST)(target, key as string);
};

class BaselineFiguresDto implements BaselineFigures {
  @Nested(() => BaselineFteDto)
  fte: BaselineFteDto;

  @IsString()
  @MaxLength(LONGEST_TEXT)
  source: string;

  @IsDay()
  measuredOn: string;

  @Figure()
  employees: number | null;

  @Figure()
  ticketsPerYear: number | null;

  @Nullable()
  @IsString()
  @MaxLength(LONGEST_TEXT)
  seasonNote: string | null;

  @Figure()
  firstLineMinutesPerTicket: number | null;

  @Figure()
  touchesPerTicket: number | null;

  @Figure()
  handOffsPerTicket: number | null;

  @Figure()
  secondLineMinutesPerTicket: number | null;

  @Figure()
  satisfaction: number | null;

  @Figure()
  firstResponseHours: number | null;

  @Figure()
  resolutionHours: number | null;
}

export class LockBaselineDto {
  @IsInt()
  @Min(1)
  @Max(MOST_INTEGER)
  revision: number;
}

export class SaveBaselineDto implements SaveBaselineRequest {
  @IsInt()
  @Min(0)
  @Max(MOST_INTEGER)
  revision: number;

  @Nested(() => BaselineFiguresDto)
  figures: BaselineFiguresDto;
}

export class CorrectBaselineDto extends SaveBaselineDto implements CorrectBaselineRequest {
  @IsString()
  @Length(1, LONGEST_TEXT)
  reason: string;
}

export class BaselineSheetDto implements BaselineSheetRequest {
  @IsString()
  @Length(1, LONGEST_SHEET)
  text: string;

  @IsBoolean()
  apply: boolean;
}

/** A name is only shown: whatever stands in it, it finds nothing. */
export class EvidenceNameDto {
  @IsString()
  @Length(1, 500)
  name: string;
}
