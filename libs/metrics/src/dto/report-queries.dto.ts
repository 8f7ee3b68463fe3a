import {
  BREACH_CAUSES,
  BACKLOG_AGES,
  CLOCK_TARGETS,
  FLOW_FIGURES,
  HAND_OFF_KINDS,
  KNOWN_AS,
  LEDGER_REASONS,
  LINES,
  PRIORITIES,
  SLA_DIMENSIONS,
  USE_SHARES,
  type BacklogAge,
  type BacklogTicketsQuery,
  type BreachCause,
  type ClockTarget,
  type FlowFigure,
  type FlowTicketsQuery,
  type HandOffKind,
  type HandOffQuery,
  type HandOffTicketsQuery,
  type KnownAs,
  type LedgerReason,
  type Line,
  type Priority,
  type SlaClosingsQuery,
  type SlaDimension,
  type SlaFilterQuery,
  type SlaReportQuery,
  type SlaTicketsQuery,
  type UseShare,
} from '@desk/contracts';
import { Optional, Paged } from '@desk/platform';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsISO8601, IsString, Matches, Max, MaxLength, Min, MinLength } from 'class-validator';

const MOST_ROWS = 200;

/** A day in the years that reports know. */
export function ReportDay(): PropertyDecorator {
  return (target, key) => {
    const name = String(key);
    IsISO8601({ strict: true }, { message: `${name} must be a date that exists` })(target, key);
    Matches(/^2\d{3}-\d\d-\d\d$/, { message: `${name} must be a date such as 2027-01-31` })(target, name);
  };
}

export class PeriodDto {
  @ReportDay()
  from: string;

  @ReportDay()
  to: string;
}

/** What of a report is looked at. */
class SlaFilterDto implements SlaFilterQuery {
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
}

export class FilteredPeriodDto extends SlaFilterDto implements SlaClosingsQuery {
  @ReportDay()
  from: string;

  @ReportDay()
  to: string;
}

/** As it is known now, or was when each month was closed. */
export class KnownPeriodDto extends FilteredPeriodDto {
  @Optional()
  @IsIn(KNOWN_AS)
  knownAs?: KnownAs;
}

/** Of a report whose period is its own. */
export class KnownSlaDto extends SlaFilterDto {
  @IsIn(SLA_DIMENSIONS)
  by: SlaDimension;
}

export class SlaReportDto extends KnownPeriodDto implements SlaReportQuery {
  @IsIn(SLA_DIMENSIONS)
  by: SlaDimension;
}

export class SlaHoursDto extends KnownPeriodDto {
  @Optional()
  @IsIn(CLOCK_TARGETS)
  target?: ClockTarget;
}

/** Which of the tickets behind a number. */
export class NarrowedDto extends SlaFilterDto {
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
}

export class SlaTicketsDto extends Paged(MOST_ROWS, NarrowedDto) implements SlaTicketsQuery {
  @ReportDay()
  from: string;

  @ReportDay()
  to: string;

  @IsIn(CLOCK_TARGETS)
  target: ClockTarget;

  @IsIn(['met', 'missed'])
  outcome: 'met' | 'missed';
}

export class HandOffReportDto extends PeriodDto implements HandOffQuery {
  @Optional()
  @IsString()
  @MaxLength(100)
  agency?: string;
}

export class HandOffTicketsDto extends Paged(MOST_ROWS, HandOffReportDto) implements HandOffTicketsQuery {
  @IsString()
  @MaxLength(100)
  @MinLength(1)
  fromTeam: string;

  @IsString()
  @MaxLength(100)
  @MinLength(1)
  toTeam: string;

  @IsIn(HAND_OFF_KINDS)
  kind: HandOffKind;

  @Optional()
  @IsIn(LEDGER_REASONS)
  reason?: LedgerReason;
}

export class FlowReportDto extends PeriodDto {
  @Optional()
  @IsString()
  @MaxLength(100)
  agency?: string;

  @Optional()
  @IsIn(KNOWN_AS)
  knownAs?: KnownAs;
}

export class FlowTicketsDto extends Paged(MOST_ROWS, PeriodDto) implements FlowTicketsQuery {
  @IsIn(FLOW_FIGURES)
  figure: FlowFigure;

  @Optional()
  @IsString()
  @MaxLength(100)
  agency?: string;
}

export class BacklogDto {
  @Optional()
  @IsString()
  @MaxLength(100)
  agency?: string;
}

export class BacklogTicketsDto extends Paged(MOST_ROWS, BacklogDto) implements BacklogTicketsQuery {
  @Optional()
  @IsIn(LINES)
  line?: Line;

  @Optional()
  @IsIn(BACKLOG_AGES)
  age?: BacklogAge;
}
