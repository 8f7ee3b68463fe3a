import {
  CLOCK_TARGETS,
  PRIORITIES,
  TOLD_ROLES,
  type ClockTarget,
  type EscalationRule,
  type EscalationRules,
  type Priority,
  type ToldRole,
} from '@desk/contracts';
import { NestedList, Nullable } from '@desk/platform';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsString,
  Length,
  Max,
  MaxLength,
  Min,
} from 'class-validator';

const MOST_INTEGER = 2_147_483_647;
const MOST_RULES = 50;
const MOST_PEOPLE = 20;
const LONGEST_KEY = 100;
const LONGEST_TEXT = 2_000;

class EscalationRuleDto implements EscalationRule {
  @IsString()
  @MaxLength(LONGEST_TEXT)
  name: string;

  @IsBoolean()
  active: boolean;

  @Nullable()
  @IsIn(CLOCK_TARGETS)
  target: ClockTarget | null;

  @Nullable()
  @IsString()
  @Length(1, LONGEST_KEY)
  serviceKey: string | null;

  @Nullable()
  @IsIn(PRIORITIES)
  priority: Priority | null;

  @IsInt()
  @Min(1)
  @Max(100)
  atPercent: number;

  @IsArray()
  @IsIn(TOLD_ROLES, { each: true })
  @ArrayUnique()
  tell: ToldRole[];

  @IsArray()
  @ArrayMaxSize(MOST_PEOPLE)
  @IsString({ each: true })
  @MaxLength(LONGEST_KEY, { each: true })
  tellPeople: string[];

  @Nullable()
  @IsString()
  @Length(1, LONGEST_KEY)
  reassignToTeam: string | null;

  @Nullable()
  @IsIn(PRIORITIES)
  raisePriorityTo: Priority | null;
}

export class EscalationRulesDto implements EscalationRules {
  @IsInt()
  @Min(0)
  @Max(MOST_INTEGER)
  revision: number;

  @NestedList(() => EscalationRuleDto, MOST_RULES)
  rules: EscalationRuleDto[];
}
