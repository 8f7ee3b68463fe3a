import {
  BREACH_CAUSES,
  COMPARED_FIGURES,
  CLOCK_TARGETS,
  EXPORT_FORMATS,
  KNOWN_AS,
  LINES,
  PRIORITIES,
  SLA_DIMENSIONS,
  USE_SHARES,
  type BreachCause,
  type ClockTarget,
  type ComparedFigure,
  type ExportFormat,
  type ExportQuery,
  type KnownAs,
  type Line,
  type Priority,
  type ReportParameters,
  type SlaDimension,
  type UseShare,
} from '@desk/contracts';
import { Optional } from '@desk/platform';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsISO8601, IsString, IsUUID, Matches, Max, MaxLength, Min } from 'class-validator';

/** What the pages of all reports ask for; which of it one report knows, it says itself. */
export class ReportParametersDto implements ReportParameters {
  @Optional()
  @IsIn(SLA_DIMENSIONS)
  by?: SlaDimension;

  @Optional()
  @IsString()
  @MaxLength(100)
  agency?: string;

  @Optional()
  @IsString()
  @MaxLength(100)
  service?: string;

  @Optional()
  @Type(() => Number)
  @IsIn(PRIORITIES)
  priority?: Priority;

  @Optional()
  @IsIn(LINES)
  line?: Line;

  @Optional()
  @IsString()
  @MaxLength(100)
  team?: string;

  @Optional()
  @IsIn(CLOCK_TARGETS)
  target?: ClockTarget;

  @Optional()
  @IsIn(['met', 'missed'])
  outcome?: 'met' | 'missed';

  @Optional()
  @Matches(/^2\d{3}-(0[1-9]|1[0-2])$/, { message: 'month must be a month such as 2027-01' })
  month?: string;

  @Optional()
  @IsIn(BREACH_CAUSES)
  cause?: BreachCause;

  @Optional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(7)
  weekday?: number;

  @Optional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(23)
  hour?: number;

  @Optional()
  @Type(() => Number)
  @IsIn(USE_SHARES)
  used?: UseShare;

  @Optional()
  @IsIn(KNOWN_AS)
  knownAs?: KnownAs;

  @Optional()
  @IsUUID()
  knownReport?: string;

  @Optional()
  @IsIn(COMPARED_FIGURES)
  figure?: ComparedFigure;

  @Optional()
  @IsUUID()
  run?: string;
}

export class ExportQueryDto extends ReportParametersDto implements ExportQuery {
  @IsISO8601({ strict: true }, { message: 'from must be a date that exists' })
  @Matches(/^2\d{3}-\d\d-\d\d$/, { message: 'from must be a date such as 2027-01-31' })
  from: string;

  @IsISO8601({ strict: true }, { message: 'to must be a date that exists' })
  @Matches(/^2\d{3}-\d\d-\d\d$/, { message: 'to must be a date such as 2027-01-31' })
  to: string;

  @IsIn(EXPORT_FORMATS)
  format: ExportFormat;
}
