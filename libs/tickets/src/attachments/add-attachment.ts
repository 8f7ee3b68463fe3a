import type { Actor } from '@desk/access';
import type { AttachmentView } from '@desk/contracts';
import type { Incoming } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { TicketReads } from '../queries/ticket-reads.js';
import { sideOf } from './side.js';
import { Uploads } from './uploads.js';

/** A file into the composer of a message. */
@Injectable()
export class AddAttachment {
  constructor(
    private readonly reads: TicketReads,
    private readonly uploads: Uploads,
  ) {}

  async run(actor: Actor, idOrNumber: string, name: string, file: Incoming): Promise<AttachmentView> {
    const place = await sideOf(this.reads, actor, idOrNumber, 'message', 'message_attachment');
    return this.uploads.take(actor, place, name, file);
  }
}
