import { Optional } from '@desk/platform';
import { Type } from 'class-transformer';
import { IsInt, IsString, Length, Max, Min } from 'class-validator';

export class FindPeopleDto {
  @IsString()
  @Length(1, 100)
  q: string;

  @Optional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(50)
  limit?: number;
}
