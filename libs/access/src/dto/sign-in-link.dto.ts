import type { SignInLinkRequest } from '@desk/contracts';
import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';

export class SignInLinkDto implements SignInLinkRequest {
  @ApiProperty({ description: 'The token of the link, as it was given out.' })
  @IsString()
  @Length(1, 200)
  token: string;
}
