import type { IsoDate, StartKnownReportRequest } from '@desk/contracts';
import { IsString, Length } from 'class-validator';

const LONGEST = 20;

/** Whether these are days that exist is said by the command, in a way that screens can translate. */
export class StartKnownReportDto implements StartKnownReportRequest {
  @IsString()
  @Length(1, LONGEST)
  from: IsoDate;

  @IsString()
  @Length(1, LONGEST)
  to: IsoDate;

  @IsString()
  @Length(1, LONGEST)
  knownOn: IsoDate;
}
