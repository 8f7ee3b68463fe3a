import {
  CLOCK_TARGETS,
  COMPARED_FIGURES,
  EXPORT_FORMATS,
  KNOWN_AS,
  SLA_DIMENSIONS,
  type ClockTarget,
  type ComparedFigure,
  type ExportFormat,
  type ExportQuery,
  type KnownAs,
  type ReportParameters,
  type SlaDimension,
} from '@desk/contracts';
import { NarrowedDto, ReportDay } from '@desk/metrics';
import { Optional } from '@desk/platform';
import { IsIn, IsUUID } from 'class-validator';

/** What the pages of all reports ask for; which of it one report knows, it says itself. */
export class ReportParametersDto extends NarrowedDto implements ReportParameters {
  @Optional()
  @IsIn(SLA_DIMENSIONS)
  by?: SlaDimension;

  @Optional()
  @IsIn(CLOCK_TARGETS)
  target?: ClockTarget;

  @Optional()
  @IsIn(['met', 'missed'])
  outcome?: 'met' | 'missed';

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
  @ReportDay()
  from: string;

  @ReportDay()
  to: string;

  @IsIn(EXPORT_FORMATS)
  format: ExportFormat;
}
