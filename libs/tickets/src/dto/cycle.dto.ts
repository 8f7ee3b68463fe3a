import { Optional } from '@desk/platform';
import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';

/** A clock's cycle is a smallint. */
const LAST_CYCLE = 32_767;

/** Which run of a clock; the latest when not given. */
export class CycleDto {
  @Optional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(LAST_CYCLE)
  cycle?: number;
}
