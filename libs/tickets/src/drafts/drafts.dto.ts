import { DRAFT_KINDS, type DraftKind, type KeepDraftRequest } from '@desk/contracts';
import { Optional } from '@desk/platform';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsInt, IsString, Max, MaxLength, Min, ValidateBy } from 'class-validator';
import { Line } from '../dto/fields.js';
import { PagingDto } from '../dto/paging.dto.js';

const LONGEST_TEXT = 20_000;
const MOST_FIELDS = 20;
const LONGEST_FIELD = 2_000;

/** Names and texts, no more than a form has. */
const Texts = () =>
  ValidateBy({
    name: 'texts',
    validator: {
      validate: (value: unknown) =>
        typeof value === 'object' &&
        value !== null &&
        !Array.isArray(value) &&
        Object.keys(value).length <= MOST_FIELDS &&
        Object.entries(value).every(
          ([name, text]) => /^\w{1,40}$/.test(name) && typeof text === 'string' && text.length <= LONGEST_FIELD,
        ),
      defaultMessage: () => `must be at most ${MOST_FIELDS} texts of at most ${LONGEST_FIELD} characters, by name`,
    },
  });

export class KeepDraftDto implements KeepDraftRequest {
  @ApiProperty({ enum: DRAFT_KINDS })
  @IsIn(DRAFT_KINDS)
  kind: DraftKind;

  @Optional()
  @Line(100, false)
  ticketId?: string;

  @ApiProperty({ type: String, maxLength: LONGEST_TEXT })
  @IsString({ message: 'must be text' })
  @MaxLength(LONGEST_TEXT)
  text: string;

  @ApiPropertyOptional({ type: 'object', additionalProperties: { type: 'string' } })
  @Optional()
  @Texts()
  fields?: Record<string, string>;

  @IsInt()
  @Min(0)
  @Max(2 ** 31 - 1)
  revision: number;

  @Optional()
  @IsBoolean()
  dropSetAside?: boolean;
}

export class DraftsDto extends PagingDto {
  @Optional()
  @Line(100, false)
  ticket?: string;

  @ApiPropertyOptional({ enum: DRAFT_KINDS })
  @Optional()
  @IsIn(DRAFT_KINDS)
  kind?: DraftKind;
}
