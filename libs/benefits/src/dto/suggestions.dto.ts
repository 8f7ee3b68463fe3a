import {
  DECIDED_STATUSES,
  SUGGESTION_FIGURES,
  SUGGESTION_ORDERS,
  SUGGESTION_SHOWS,
  type DecidedStatus,
  type DecideSuggestionRequest,
  type SuggestionFigure,
  type ProposeRequest,
  type RankSuggestionRequest,
  type SuggestionEffectRequest,
  type SuggestionOrder,
  type SuggestionQuery,
  type SuggestionShow,
} from '@desk/contracts';
import { IsDay, Nested, Nullable, Optional, Trimmed } from '@desk/platform';
import { IsIn, IsInt, IsNumber, IsString, Length, Max, MaxLength, Min } from 'class-validator';
import { PageDto } from './results.dto.js';

const MOST_INTEGER = 2_147_483_646;
const LONGEST_TITLE = 120;
const LONGEST_TEXT = 2_000;
const LONGEST_REASON = 1_000;

export class SuggestionsDto extends PageDto implements SuggestionQuery {
  @Optional()
  @IsIn(SUGGESTION_SHOWS)
  show?: SuggestionShow;

  @Optional()
  @IsIn(SUGGESTION_ORDERS)
  order?: SuggestionOrder;
}

export class SimilarSuggestionsDto {
  @Trimmed()
  @IsString()
  @Length(1, LONGEST_TITLE)
  q: string;
}

export class ProposeDto implements ProposeRequest {
  @Trimmed()
  @IsString()
  @MaxLength(LONGEST_TITLE)
  title: string;

  @Trimmed()
  @IsString()
  @MaxLength(LONGEST_TEXT)
  bother: string;

  @Trimmed()
  @IsString()
  @MaxLength(LONGEST_TEXT)
  help: string;

  @Nullable()
  @IsString()
  @Length(1, 100)
  serviceKey: string | null;
}

class RevisionDto {
  @IsInt()
  @Min(1)
  @Max(MOST_INTEGER)
  revision: number;
}

class ScoreDto implements NonNullable<RankSuggestionRequest['score']> {
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  reach: number;

  @IsNumber({ maxDecimalPlaces: 2 })
  @Min(0.01)
  @Max(100_000)
  minutes: number;

  @IsNumber({ maxDecimalPlaces: 2 })
  @Min(0.01)
  @Max(100_000)
  effort: number;
}

export class RankSuggestionDto extends RevisionDto implements RankSuggestionRequest {
  @Nullable()
  @Nested(() => ScoreDto)
  score: ScoreDto | null;

  @Nullable()
  @IsInt()
  @Min(1)
  @Max(1_000)
  place: number | null;

  @Nullable()
  @Trimmed()
  @IsString()
  @Length(1, LONGEST_REASON)
  placeReason: string | null;
}

export class DecideSuggestionDto extends RevisionDto implements DecideSuggestionRequest {
  @IsIn(DECIDED_STATUSES)
  status: DecidedStatus;

  @Trimmed()
  @IsString()
  @MaxLength(LONGEST_REASON)
  reason: string;
}

export class SuggestionEffectDto extends RevisionDto implements SuggestionEffectRequest {
  @Nullable()
  @IsIn(SUGGESTION_FIGURES)
  figure: SuggestionFigure | null;

  @IsDay()
  doneOn: string;
}

export class HideSuggestionDto {
  @Trimmed()
  @IsString()
  @MaxLength(LONGEST_REASON)
  reason: string;
}
