import {
  CHANNELS,
  IMPACTS,
  TICKET_KINDS,
  URGENCIES,
  type Channel,
  type CreateTicketRequest,
  type Impact,
  type TicketKind,
  type Urgency,
} from '@desk/contracts';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { Line, Prose } from './fields.js';

export class CreateTicketDto implements CreateTicketRequest {
  @Line(200)
  subject: string;

  @Prose(20_000)
  description: string;

  @Line(100)
  serviceKey: string;

  @ApiPropertyOptional({ enum: TICKET_KINDS, default: 'incident' })
  @IsOptional()
  @IsIn(TICKET_KINDS)
  kind?: TicketKind;

  @ApiPropertyOptional({ enum: IMPACTS, default: 'low' })
  @IsOptional()
  @IsIn(IMPACTS)
  impact?: Impact;

  @ApiPropertyOptional({ enum: URGENCIES, default: 'medium' })
  @IsOptional()
  @IsIn(URGENCIES)
  urgency?: Urgency;

  @ApiPropertyOptional({ enum: CHANNELS, description: 'How it reached the desk; said by agents, else the portal.' })
  @IsOptional()
  @IsIn(CHANNELS)
  channel?: Channel;

  @IsOptional()
  @Line(200, false)
  onBehalfOf?: string;

  @IsOptional()
  @Line(200, false)
  location?: string;
}
