import {
  VISIT_OUTCOMES,
  type ChangeVisitRequest,
  type PlanVisitRequest,
  type StartVisitRequest,
  type StopVisitRequest,
  type VisitDayQuery,
  type VisitOutcome,
  type VisitPlan,
} from '@desk/contracts';
import { IsDay, IsInstant, Nullable, Optional } from '@desk/platform';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsInt, IsString, IsUUID, Length, Max, Min } from 'class-validator';
import { Line, Prose, Version } from '../dto/fields.js';
import { PagingDto } from '../dto/paging.dto.js';

const LONGEST_PLACE = 300;
const LONGEST_RESULT = 4_000;
const LONGEST_AGO = 24 * 3_600;

class VisitPlanDto implements VisitPlan {
  @Line(LONGEST_PLACE)
  place: string;

  @ApiProperty({ type: String, format: 'date-time' })
  @IsInstant()
  from: string;

  @ApiProperty({ type: String, format: 'date-time' })
  @IsInstant()
  to: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'null: whoever comes first.' })
  @Nullable()
  @IsUUID()
  agentId: string | null;
}

export class PlanVisitDto extends VisitPlanDto implements PlanVisitRequest {
  @ApiPropertyOptional({ type: Boolean, description: 'Lets the ticket wait for `from`.' })
  @Optional()
  @IsBoolean()
  schedule?: boolean;
}

export class ChangeVisitDto extends VisitPlanDto implements ChangeVisitRequest {
  @Version()
  version: number;
}

export class StartVisitDto implements StartVisitRequest {
  @ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: LONGEST_AGO })
  @Optional()
  @IsInt()
  @Min(0)
  @Max(LONGEST_AGO)
  secondsAgo?: number;
}

export class StopVisitDto extends StartVisitDto implements StopVisitRequest {
  @ApiProperty({ enum: VISIT_OUTCOMES })
  @IsIn(VISIT_OUTCOMES)
  outcome: VisitOutcome;

  @Prose(LONGEST_RESULT)
  result: string;
}

export class VisitDayDto extends PagingDto implements VisitDayQuery {
  @IsDay()
  day: string;

  @Optional()
  @IsString()
  @Length(1, 100)
  agency?: string;
}
