import {
  CLOCK_TARGETS,
  PENDING_REASONS,
  PRIORITIES,
  type ClockTarget,
  type DeclarationContent,
  type Duties,
  type IsoDate,
  type Locale,
  type PendingReason,
  type Priority,
  type PromiseView,
  type QualityTargets,
} from '@desk/contracts';
import { Optional } from '@desk/platform';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsNumber,
  IsObject,
  IsString,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';

/*
 * A draft is kept as it is typed: these say what can be kept, far beyond what can be published. What a declaration must be
 * is said by `declarationFaults`.
 */

const MOST_INTEGER = 2_147_483_647;
const LONGEST_KEY = 100;
const LONGEST_TEXT = 2_000;
/** Five clocks, four priorities, for all and for a hundred services. */
const MOST_PROMISES = 2_020;
const MOST_LINES = 100;
const MOST_PERCENTS = 20;

const OrNull = () => ValidateIf((_request: object, value: unknown) => value !== null);

class PromiseDto implements PromiseView {
  @IsIn(CLOCK_TARGETS)
  target: ClockTarget;

  @OrNull()
  @IsString()
  @Length(1, LONGEST_KEY)
  serviceKey: string | null;

  @IsIn(PRIORITIES)
  priority: Priority;

  @OrNull()
  @IsNumber()
  seconds: number | null;

  @OrNull()
  @IsNumber()
  businessDays: number | null;

  @IsString()
  @MaxLength(LONGEST_KEY)
  calendarKey: string;
}

const Reasons = () => (prototype: object, property: string) => {
  IsArray()(prototype, property);
  IsIn(PENDING_REASONS, { each: true })(prototype, property);
  ArrayUnique()(prototype, property);
};
/** The rules of the clocks say that nothing stops these. */
const NoReasons = () => (prototype: object, property: string) => {
  IsArray()(prototype, property);
  ArrayMaxSize(0, { message: 'nothing pauses this clock' })(prototype, property);
};

class PauseReasonsDto implements Record<ClockTarget, PendingReason[]> {
  @NoReasons()
  first_response: PendingReason[];

  @Reasons()
  next_update: PendingReason[];

  @Reasons()
  resolution: PendingReason[];

  @NoReasons()
  second_line_takeover: PendingReason[];

  @Reasons()
  second_line_resolution: PendingReason[];
}

class AttainmentDto implements Record<ClockTarget, number | null> {
  @OrNull()
  @IsNumber()
  first_response: number | null;

  @OrNull()
  @IsNumber()
  next_update: number | null;

  @OrNull()
  @IsNumber()
  resolution: number | null;

  @OrNull()
  @IsNumber()
  second_line_takeover: number | null;

  @OrNull()
  @IsNumber()
  second_line_resolution: number | null;
}

class QualityDto implements QualityTargets {
  @OrNull()
  @IsNumber()
  firstLineResolution: number | null;

  @OrNull()
  @IsNumber()
  satisfaction: number | null;

  @OrNull()
  @IsNumber()
  reopened: number | null;

  @IsObject()
  @ValidateNested()
  @Type(() => AttainmentDto)
  attainment: AttainmentDto;
}

class DutiesDto implements Duties {
  @IsArray()
  @ArrayMaxSize(MOST_LINES)
  @IsString({ each: true })
  @MaxLength(LONGEST_TEXT, { each: true })
  desk: string[];

  @IsArray()
  @ArrayMaxSize(MOST_LINES)
  @IsString({ each: true })
  @MaxLength(LONGEST_TEXT, { each: true })
  users: string[];
}

class DutiesByLocaleDto implements Record<Locale, Duties> {
  @IsObject()
  @ValidateNested()
  @Type(() => DutiesDto)
  nb: DutiesDto;

  @IsObject()
  @ValidateNested()
  @Type(() => DutiesDto)
  nn: DutiesDto;

  @IsObject()
  @ValidateNested()
  @Type(() => DutiesDto)
  en: DutiesDto;
}

class ContentDto implements DeclarationContent {
  @IsString()
  @MaxLength(LONGEST_TEXT)
  name: string;

  @IsArray()
  @ArrayMaxSize(MOST_PROMISES)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => PromiseDto)
  promises: PromiseDto[];

  @IsObject()
  @ValidateNested()
  @Type(() => PauseReasonsDto)
  pauseReasons: PauseReasonsDto;

  @IsArray()
  @ArrayMaxSize(MOST_PERCENTS)
  @IsNumber({}, { each: true })
  warnPercents: number[];

  @IsObject()
  @ValidateNested()
  @Type(() => QualityDto)
  quality: QualityDto;

  @IsObject()
  @ValidateNested()
  @Type(() => DutiesByLocaleDto)
  duties: DutiesByLocaleDto;

  @OrNull()
  @IsString()
  @MaxLength(20)
  nextRevisionOn: string | null;
}

export class CreateDraftDto {
  @Optional()
  @IsInt()
  @Min(1)
  @Max(MOST_INTEGER)
  basedOn?: number;
}

export class SaveDraftDto {
  @IsInt()
  @Min(1)
  @Max(MOST_INTEGER)
  revision: number;

  @IsObject()
  @ValidateNested()
  @Type(() => ContentDto)
  content: ContentDto;
}

export class PublishDraftDto {
  @IsInt()
  @Min(1)
  @Max(MOST_INTEGER)
  revision: number;

  @IsString()
  @Length(1, 20)
  validFrom: IsoDate;
}

export class CompareDeclarationsDto {
  /** A version's number or a draft's id. */
  @Matches(/^[0-9a-f-]{1,36}$/)
  before: string;

  @Matches(/^[0-9a-f-]{1,36}$/)
  after: string;
}
