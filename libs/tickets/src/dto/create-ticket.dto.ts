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
import { Optional } from '@desk/platform';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { Ids, Line, MOST_FILES, OptionalId, Prose } from './fields.js';

export class CreateTicketDto implements CreateTicketRequest {
  @Line(200)
  subject: string;

  @Prose(20_000)
  description: string;

  @Line(100)
  serviceKey: string;

  @ApiPropertyOptional({ enum: TICKET_KINDS, default: 'incident' })
  @Optional()
  @IsIn(TICKET_KINDS)
  kind?: TicketKind;

  @ApiPropertyOptional({ enum: IMPACTS, default: 'low' })
  @Optional()
  @IsIn(IMPACTS)
  impact?: Impact;

  @ApiPropertyOptional({ enum: URGENCIES, default: 'medium' })
  @Optional()
  @IsIn(URGENCIES)
  urgency?: Urgency;

  @ApiPropertyOptional({ enum: CHANNELS, description: 'How it reached the desk; said by agents, else the portal.' })
  @Optional()
  @IsIn(CHANNELS)
  channel?: Channel;

  @Optional()
  @Line(200, false)
  onBehalfOf?: string;

  @Optional()
  @Line(200, false)
  location?: string;

  @Ids(MOST_FILES)
  attachments?: string[];

  @OptionalId()
  draftId?: string;
}
