import {
  ACTION_CHOICES,
  ACTION_FIGURES,
  type ActionChoice,
  type ActionPlan,
  type ActionFigure,
  type FinishActionRequest,
  type SaveActionRequest,
  type StartActionRequest,
} from '@desk/contracts';
import { IsDay, Nested, Nullable, Optional, Paged } from '@desk/platform';
import { IsIn, IsString, Length, MaxLength } from 'class-validator';
import { LONGEST_ACTION } from '../domain/action.js';
import { RevisionDto } from './position.dto.js';

export class ImprovementsDto extends Paged(100) {
  @Optional()
  @IsIn(ACTION_CHOICES)
  show?: ActionChoice;
}

class ActionPlanDto implements ActionPlan {
  @IsString()
  @MaxLength(2 * LONGEST_ACTION)
  text: string;

  @Nullable()
  @IsString()
  @MaxLength(100)
  owner: string | null;

  @Nullable()
  @IsString()
  @MaxLength(100)
  dueOn: string | null;

  @Nullable()
  @IsIn(ACTION_FIGURES)
  figure: ActionFigure | null;
}

export class OpenImprovementDto {
  @Nested(() => ActionPlanDto)
  plan: ActionPlanDto;
}

export class SaveImprovementDto extends RevisionDto implements SaveActionRequest {
  @Nested(() => ActionPlanDto)
  plan: ActionPlanDto;
}

export class StartImprovementDto extends RevisionDto implements StartActionRequest {
  @IsDay()
  on: string;
}

export class FinishImprovementDto extends StartImprovementDto implements FinishActionRequest {
  @IsString()
  @Length(1, LONGEST_ACTION)
  outcome: string;
}
