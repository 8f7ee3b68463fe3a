import type { SignInDemoRequest } from '@desk/contracts';
import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';

export class SignInDemoDto implements SignInDemoRequest {
  @ApiProperty({ example: 'ansatt' })
  @IsString()
  @Length(1, 100)
  username: string;
}
