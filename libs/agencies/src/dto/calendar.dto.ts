import type { CalendarVersionView, CreateCalendarRequest, OpenHours, SpecialDayView, Weekday } from '@desk/contracts';
import { Nested, Nullable, Trimmed } from '@desk/platform';
import { applyDecorators } from '@nestjs/common';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsObject,
  IsString,
  Length,
  Matches,
  ValidateBy,
  ValidateNested,
} from 'class-validator';

const MOST_INTERVALS = 48;
/** Ten years with a day in each week. */
const MOST_SPECIAL_DAYS = 520;
const LONGEST_TIME = 20;

const isHours = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.length === 2 &&
  value.every((time) => typeof time === 'string' && time.length <= LONGEST_TIME);

/** Pairs of times. Whether they are times, and how they lie to each other, is for the rules of calendars to say. */
const Hours = () =>
  applyDecorators(
    IsArray(),
    ArrayMaxSize(MOST_INTERVALS),
    ValidateBy({
      name: 'isHours',
      validator: {
        validate: (value: unknown) => Array.isArray(value) && value.every(isHours),
        defaultMessage: () => 'must be a list of pairs such as ["08:00", "16:00"]',
      },
    }),
  );

const OneLine = (longest: number) => applyDecorators(Trimmed(), IsString(), Length(1, longest));

/** The hours of a week, of a calendar or of a person. */
export class WeekDto implements Record<Weekday, OpenHours[]> {
  @Hours()
  mon: OpenHours[];

  @Hours()
  tue: OpenHours[];

  @Hours()
  wed: OpenHours[];

  @Hours()
  thu: OpenHours[];

  @Hours()
  fri: OpenHours[];

  @Hours()
  sat: OpenHours[];

  @Hours()
  sun: OpenHours[];
}

class SpecialDayDto implements SpecialDayView {
  @OneLine(10)
  date: string;

  @Hours()
  hours: OpenHours[];

  @Nullable()
  @OneLine(1_000)
  name: string | null;
}

export class CalendarVersionDto implements CalendarVersionView {
  @OneLine(10)
  validFrom: string;

  @OneLine(100)
  timeZone: string;

  @IsBoolean()
  alwaysOpen: boolean;

  @Nested(() => WeekDto)
  hours: WeekDto;

  @Nullable()
  @OneLine(10)
  holidayCountry: string | null;

  @IsArray()
  @ArrayMaxSize(MOST_SPECIAL_DAYS)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => SpecialDayDto)
  specialDays: SpecialDayDto[];
}

export class CreateCalendarDto implements CreateCalendarRequest {
  @OneLine(40)
  key: string;

  @OneLine(100)
  name: string;

  @Nested(() => CalendarVersionDto)
  version: CalendarVersionDto;
}

export class MonthDto {
  @Matches(/^(19[7-9]|20\d)\d-(0[1-9]|1[0-2])$/, { message: 'must be a month such as 2027-01' })
  month: string;
}
