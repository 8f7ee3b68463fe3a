import type { SignInLinkRequest } from '@desk/contracts';
import { IsString, Length } from 'class-validator';

export class SignInLinkDto implements SignInLinkRequest {
  @IsString()
  @Length(1, 200)
  token: string;
}
