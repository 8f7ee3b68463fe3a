import {
  CHANNELS,
  MOST_TAGS,
  PRIORITIES,
  SKILL_LEVELS,
  TICKET_KINDS,
  type Channel,
  type Priority,
  type RoutingConditions,
  type RoutingEffects,
  type RoutingRule,
  type SaveRoutingRulesRequest,
  type SkillChoice,
  type SkillLevel,
  type TicketKind,
} from '@desk/contracts';
import { Nested, NestedList, Nullable, Paged } from '@desk/platform';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsString,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';

const MOST_INTEGER = 2_147_483_646;
const MOST_RULES = 300;
const MOST_KEYS = 200;
const MOST_WORDS = 50;
const MOST_ROWS = 200;
const LONGEST_KEY = 100;
const LONGEST_WORD = 100;
const LONGEST_TEXT = 2_000;

class RoutingConditionsDto implements RoutingConditions {
  @IsArray()
  @ArrayMaxSize(MOST_KEYS)
  @ArrayUnique()
  @IsString({ each: true })
  @Length(1, LONGEST_KEY, { each: true })
  serviceKeys: string[];

  @IsArray()
  @ArrayMaxSize(MOST_KEYS)
  @ArrayUnique()
  @IsString({ each: true })
  @Length(1, LONGEST_KEY, { each: true })
  agencyKeys: string[];

  @IsArray()
  @ArrayUnique()
  @IsIn(TICKET_KINDS, { each: true })
  kinds: TicketKind[];

  @IsArray()
  @ArrayUnique()
  @IsIn(CHANNELS, { each: true })
  channels: Channel[];

  @IsArray()
  @ArrayUnique()
  @IsIn(PRIORITIES, { each: true })
  priorities: Priority[];

  @IsArray()
  @ArrayMaxSize(MOST_WORDS)
  @IsString({ each: true })
  @MaxLength(LONGEST_WORD, { each: true })
  words: string[];

  @IsArray()
  @ArrayMaxSize(MOST_WORDS)
  @IsString({ each: true })
  @MaxLength(LONGEST_WORD, { each: true })
  locationWords: string[];
}

class SkillChoiceDto implements SkillChoice {
  @IsString()
  @Length(1, LONGEST_KEY)
  key: string;

  @IsIn(SKILL_LEVELS)
  level: SkillLevel;
}

class RoutingEffectsDto implements RoutingEffects {
  @Nullable()
  @IsString()
  @Length(1, LONGEST_KEY)
  teamKey: string | null;

  @Nullable()
  @IsIn(PRIORITIES)
  priority: Priority | null;

  @Nullable()
  @Nested(() => SkillChoiceDto)
  skill: SkillChoiceDto | null;

  @IsArray()
  @ArrayMaxSize(MOST_TAGS)
  @IsString({ each: true })
  @MaxLength(LONGEST_WORD, { each: true })
  tags: string[];
}

class RoutingRuleDto implements RoutingRule {
  @IsString()
  @MaxLength(LONGEST_TEXT)
  name: string;

  @IsBoolean()
  active: boolean;

  @Nested(() => RoutingConditionsDto)
  conditions: RoutingConditionsDto;

  @Nested(() => RoutingEffectsDto)
  effects: RoutingEffectsDto;
}

/** A list of rules, to be saved or tried. */
export class RoutingListDto {
  @NestedList(() => RoutingRuleDto, MOST_RULES)
  rules: RoutingRuleDto[];
}

export class SaveRoutingRulesDto extends RoutingListDto implements SaveRoutingRulesRequest {
  @IsInt()
  @Min(0)
  @Max(MOST_INTEGER)
  revision: number;

  @IsString()
  @Length(1, LONGEST_TEXT)
  @Matches(/\S/, { message: 'reason must hold more than white space' })
  reason: string;
}

export class RoutingVersionsDto extends Paged(MOST_ROWS) {}
