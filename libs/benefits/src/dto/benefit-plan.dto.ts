import {
  COST_KINDS,
  type CorrectLedgerRequest,
  type CostKind,
  type LedgerContent,
  type PlanContent,
  type PlanYear,
  type PublishPlanRequest,
  type SavePlanRequest,
} from '@desk/contracts';
import { Nested, NestedList, Optional, Paged } from '@desk/platform';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsNumber, IsString, Length, Max, MaxLength, Min } from 'class-validator';
import { MOST_YEARS } from '../domain/plan-faults.js';
import { LONGEST_REASON } from '../domain/position-faults.js';
import { RevisionDto, WithdrawDto } from './position.dto.js';

/** What is wrong with a number is said with the other faults of a plan; here it only has to be one that can be stored. */
const MOST = Number.MAX_SAFE_INTEGER;
const MOST_FTE = 10_000_000;

export class PlanYearDto {
  @Optional()
  @Type(() => Number)
  @IsInt()
  @Min(2000)
  @Max(2100)
  year?: number;
}

const Sum = (): PropertyDecorator => (target, key) => {
  IsNumber()(target, key as string);
  Min(-MOST)(target, key as string);
  Max(MOST)(target, key as string);
};
const Fte = (): PropertyDecorator => (target, key) => {
  IsNumber()(target, key as string);
  Min(-MOST_FTE)(target, key as string);
  Max(MOST_FTE)(target, key as string);
};

class FteBySourceDto {
  @Fte()
  pooling: number;

  @Fte()
  selfHelp: number;

  @Fte()
  fewerHandOffs: number;

  @Fte()
  standardisation: number;
}

class PlanLineDto implements PlanYear {
  @Fte()
  year: number;

  @Nested(() => FteBySourceDto)
  fte: FteBySourceDto;

  @Sum()
  transition: number;

  @Sum()
  running: number;
}

class PlanContentDto implements PlanContent {
  @IsString()
  @MaxLength(100)
  startsOn: string;

  @Sum()
  costPerFte: number;

  @Fte()
  tolerancePercent: number;

  @NestedList(() => PlanLineDto, MOST_YEARS)
  years: PlanLineDto[];
}

export class SavePlanDto extends RevisionDto implements SavePlanRequest {
  @Nested(() => PlanContentDto)
  content: PlanContentDto;
}

export class PublishPlanDto extends RevisionDto implements PublishPlanRequest {
  @IsString()
  @Length(1, LONGEST_REASON)
  reason: string;
}

export class LedgerDto extends Paged(200, PlanYearDto) {}

class LedgerContentDto implements LedgerContent {
  @IsIn(COST_KINDS)
  kind: CostKind;

  @Sum()
  amount: number;

  @IsString()
  @MaxLength(100)
  on: string;

  @IsString()
  @MaxLength(1_000)
  text: string;
}

export class AddLedgerLineDto {
  @Nested(() => LedgerContentDto)
  line: LedgerContentDto;
}

export class CorrectLedgerLineDto extends WithdrawDto implements CorrectLedgerRequest {
  @Nested(() => LedgerContentDto)
  line: LedgerContentDto;
}
