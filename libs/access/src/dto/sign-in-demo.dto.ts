import type { SignInDemoRequest } from '@desk/contracts';
import { IsString, Length } from 'class-validator';

export class SignInDemoDto implements SignInDemoRequest {
  @IsString()
  @Length(1, 100)
  username: string;
}
