import { WeekDto } from '@desk/agencies';
import {
  ABSENCE_KINDS,
  PRESENCES,
  SKILL_LEVELS,
  type AbsenceKind,
  type AbsenceRequest,
  type PhoneDutyRequest,
  type Presence,
  type SkillChoice,
  type SkillLevel,
  type StaffingSettings,
} from '@desk/contracts';
import { IsDay, IsInstant, Nested, Nullable, Optional, Trimmed } from '@desk/platform';
import { applyDecorators } from '@nestjs/common';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsObject,
  IsString,
  Length,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';

const LONGEST_KEY = 40;
const LONGEST_NAME = 80;
const MOST_SKILLS = 100;
const MOST_HELPERS = 20;
const MINUTES_OF_A_DAY = 1440;
const MOST_LOAD = 100;

const OneLine = (longest: number) => applyDecorators(Trimmed(), IsString(), Length(1, longest));

/** A share in hundredths. */
const Share = (least: number) =>
  applyDecorators(
    IsNumber({ maxDecimalPlaces: 2 }, { message: 'must be a number with at most two decimals, as 0.75' }),
    Min(least, { message: `must not be below ${least}` }),
    Max(1, { message: 'must not be above 1, which is a whole position' }),
  );

export class NewSkillDto {
  @OneLine(LONGEST_KEY)
  key: string;

  @OneLine(LONGEST_NAME)
  name: string;
}

export class SkillDto {
  @Optional()
  @OneLine(LONGEST_NAME)
  name?: string;

  @Optional()
  @IsBoolean()
  active?: boolean;
}

export class StaffingSettingsDto implements StaffingSettings {
  @IsBoolean()
  push: boolean;

  @IsInt()
  @Min(1)
  @Max(MOST_LOAD)
  pushCap: number;

  @Nullable()
  @IsInt()
  @Min(1)
  @Max(MINUTES_OF_A_DAY)
  returnAwayMinutes: number | null;

  @IsBoolean()
  returnPending: boolean;
}

class HelperDto {
  @OneLine(LONGEST_KEY)
  key: string;
}

export class HelpersDto {
  @IsArray()
  @ArrayMaxSize(MOST_HELPERS)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => HelperDto)
  helpers: HelperDto[];
}

export class CapacityDto {
  @Optional()
  @Share(0.01)
  share?: number;

  @Optional()
  @Nullable()
  @Share(0)
  today?: number | null;
}

class SkillChoiceDto implements SkillChoice {
  @OneLine(LONGEST_KEY)
  key: string;

  @IsIn(SKILL_LEVELS)
  level: SkillLevel;
}

export class PersonSkillsDto {
  @IsArray()
  @ArrayMaxSize(MOST_SKILLS)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => SkillChoiceDto)
  skills: SkillChoiceDto[];
}

export class RotaDto {
  @Nullable()
  @Nested(() => WeekDto)
  hours: WeekDto | null;
}

export class PresenceDto {
  @IsIn(PRESENCES)
  presence: Presence;
}

export class AbsenceDto implements AbsenceRequest {
  @IsDay()
  from: string;

  @Nullable()
  @IsDay()
  until: string | null;

  @IsIn(ABSENCE_KINDS)
  kind: AbsenceKind;
}

export class PhoneDutyDto implements PhoneDutyRequest {
  @IsInstant()
  from: string;

  @IsInstant()
  until: string;

  @Optional()
  @Share(0)
  share?: number;
}
