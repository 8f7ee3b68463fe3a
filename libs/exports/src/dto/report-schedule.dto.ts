import {
  EXPORT_FORMATS,
  LOCALES,
  RELATIVE_PERIODS,
  REPORT_KEYS,
  RHYTHMS,
  type ChangeReportScheduleRequest,
  type ExportFormat,
  type Locale,
  type RelativePeriod,
  type ReportKey,
  type Rhythm,
  type SaveReportScheduleRequest,
} from '@desk/contracts';
import { Nested, Nullable, Optional } from '@desk/platform';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsUUID,
  Max,
  Min,
} from 'class-validator';
import { ReportParametersDto } from './export.dto.js';

const MOST_RECIPIENTS = 20;
const MOST_INTEGER = 2_147_483_646;

const Recipients = (): PropertyDecorator => (target, key) => {
  for (const rule of [
    IsArray(),
    ArrayMinSize(1),
    ArrayMaxSize(MOST_RECIPIENTS),
    ArrayUnique((id: unknown) => String(id).toLowerCase()),
    IsUUID(undefined, { each: true }),
  ])
    rule(target, key as string);
};

const Weekday = (): PropertyDecorator => (target, key) => {
  for (const rule of [IsInt(), Min(1), Max(7)]) rule(target, key as string);
};

const Hour = (): PropertyDecorator => (target, key) => {
  for (const rule of [IsInt(), Min(0), Max(23)]) rule(target, key as string);
};

export class SaveReportScheduleDto implements SaveReportScheduleRequest {
  @IsIn(REPORT_KEYS)
  report: ReportKey;

  @Nested(() => ReportParametersDto)
  parameters: ReportParametersDto;

  @IsIn(RELATIVE_PERIODS)
  period: RelativePeriod;

  @IsIn(RHYTHMS)
  rhythm: Rhythm;

  @Nullable()
  @Weekday()
  weekday: number | null;

  @Hour()
  hour: number;

  @IsIn(EXPORT_FORMATS)
  format: ExportFormat;

  @IsIn(LOCALES)
  locale: Locale;

  @Recipients()
  recipients: string[];
}

export class ChangeReportScheduleDto implements ChangeReportScheduleRequest {
  @IsInt()
  @Min(1)
  @Max(MOST_INTEGER)
  revision: number;

  @Optional()
  @IsIn(RELATIVE_PERIODS)
  period?: RelativePeriod;

  @Optional()
  @IsIn(RHYTHMS)
  rhythm?: Rhythm;

  @Optional()
  @Nullable()
  @Weekday()
  weekday?: number | null;

  @Optional()
  @Hour()
  hour?: number;

  @Optional()
  @IsIn(EXPORT_FORMATS)
  format?: ExportFormat;

  @Optional()
  @IsIn(LOCALES)
  locale?: Locale;

  @Optional()
  @Recipients()
  recipients?: string[];

  @Optional()
  @IsBoolean()
  paused?: boolean;
}
