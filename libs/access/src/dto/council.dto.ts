import { Optional } from '@desk/platform';
import { Type } from 'class-transformer';
import { IsInt, IsString, Length, Max, MaxLength, Min } from 'class-validator';

export class AddCouncilMemberDto {
  @IsString()
  @Length(1, 64)
  username: string;
}

export class CouncilChangesDto {
  @Optional()
  @IsString()
  @MaxLength(500)
  cursor?: string;

  @Optional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit?: number;
}
