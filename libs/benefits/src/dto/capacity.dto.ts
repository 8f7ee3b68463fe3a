import {
  COMPARED_FIGURES,
  type ComparedFigure,
  type ComparisonQuery,
  type ComparisonTicketsQuery,
  type IsoDate,
  type StaffingTerms,
} from '@desk/contracts';
import { PeriodDto } from '@desk/metrics';
import { Nullable, Paged } from '@desk/platform';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsString,
  Length,
  Max,
  MaxLength,
  Min,
} from 'class-validator';

const MOST_AGENCIES = 200;
const MOST_ROWS = 200;

/** Whether these are days that exist, and over, is said by the command, in a way that screens can translate. */
export class DaysDto {
  @IsString()
  @Length(1, 20)
  from: IsoDate;

  @IsString()
  @Length(1, 20)
  to: IsoDate;
}

export class StaffingTermsDto extends DaysDto implements StaffingTerms {
  @IsArray()
  @ArrayMaxSize(MOST_AGENCIES)
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  agencies: string[];

  @Nullable()
  @IsString()
  @Length(5, 5)
  opens: string | null;

  @Nullable()
  @IsString()
  @Length(5, 5)
  closes: string | null;

  @Nullable()
  @IsInt()
  @Min(5)
  @Max(4_800)
  targetMinutes: number | null;

  @IsNumber()
  @Min(0.5)
  @Max(0.99)
  targetShare: number;

  @IsInt()
  @Min(5)
  @Max(3_600)
  callSeconds: number;

  @IsNumber()
  @Min(0.5)
  @Max(0.99)
  callShare: number;

  @IsBoolean()
  overflow: boolean;

  @IsNumber()
  @Min(0)
  @Max(0.6)
  absence: number;

  @Nullable()
  @IsNumber()
  @Min(0.5)
  @Max(240)
  webMinutes: number | null;

  @Nullable()
  @IsNumber()
  @Min(0.5)
  @Max(240)
  callMinutes: number | null;
}

export class ComparisonDto extends PeriodDto implements ComparisonQuery {
  @IsIn(COMPARED_FIGURES)
  figure: ComparedFigure;
}

export class ComparisonTicketsDto extends Paged(MOST_ROWS, ComparisonDto) implements ComparisonTicketsQuery {
  @IsString()
  @Length(1, 100)
  agency: string;

  @IsIn(['hit', 'miss'])
  outcome: 'hit' | 'miss';
}
