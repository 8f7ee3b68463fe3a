import { Paged } from '@desk/platform';
import { IsString, Length } from 'class-validator';

export class AddCouncilMemberDto {
  @IsString()
  @Length(1, 64)
  username: string;
}

export class CouncilChangesDto extends Paged(100) {}
