import { Optional } from '@desk/platform';
import { IsString, MaxLength } from 'class-validator';

export class MentionableDto {
  /** The beginning of a name or username. */
  @Optional()
  @IsString()
  @MaxLength(100)
  q?: string;
}
