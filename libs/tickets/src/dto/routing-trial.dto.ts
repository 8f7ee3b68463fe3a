import type { RoutingTrialQuery, StartRoutingTrialRequest } from '@desk/contracts';
import { Optional } from '@desk/platform';
import { RoutingListDto } from '@desk/routing';
import { IsString, Length } from 'class-validator';
import { PagingDto } from './paging.dto.js';

const LONGEST_DATE = 20;
const LONGEST_KEY = 100;

/** Whether these are days that exist is said by the command, in a way that screens can translate. */
export class StartRoutingTrialDto extends RoutingListDto implements StartRoutingTrialRequest {
  @IsString()
  @Length(1, LONGEST_DATE)
  from: string;

  @IsString()
  @Length(1, LONGEST_DATE)
  to: string;
}

export class RoutingTrialTicketsDto extends PagingDto implements RoutingTrialQuery {
  @Optional()
  @IsString()
  @Length(1, LONGEST_KEY)
  fromTeam?: string;

  @Optional()
  @IsString()
  @Length(1, LONGEST_KEY)
  toTeam?: string;
}
