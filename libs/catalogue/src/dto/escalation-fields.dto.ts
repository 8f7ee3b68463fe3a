import {
  ESCALATION_FIELD_KINDS,
  type EscalationField,
  type EscalationFieldKind,
  type EscalationFields,
} from '@desk/contracts';
import { NestedList, Nullable } from '@desk/platform';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, IsString, Max, MaxLength, Min } from 'class-validator';

const MOST_INTEGER = 2_147_483_646;
const MOST_FIELDS = 20;
const MOST_CHOICES = 30;
const LONGEST_LABEL = 120;
const LONGEST_HELP = 400;

class EscalationFieldDto implements EscalationField {
  @IsString()
  @MaxLength(LONGEST_LABEL)
  key: string;

  @IsString()
  @MaxLength(LONGEST_LABEL)
  label: string;

  @Nullable()
  @IsString()
  @MaxLength(LONGEST_HELP)
  help: string | null;

  @IsIn(ESCALATION_FIELD_KINDS)
  kind: EscalationFieldKind;

  @IsBoolean()
  required: boolean;

  @IsArray()
  @ArrayMaxSize(MOST_CHOICES)
  @IsString({ each: true })
  @MaxLength(LONGEST_LABEL, { each: true })
  choices: string[];
}

export class EscalationFieldsDto implements EscalationFields {
  @IsInt()
  @Min(0)
  @Max(MOST_INTEGER)
  revision: number;

  @NestedList(() => EscalationFieldDto, MOST_FIELDS)
  fields: EscalationFieldDto[];
}
