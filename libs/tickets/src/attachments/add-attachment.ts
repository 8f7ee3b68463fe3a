import type { Actor } from '@desk/access';
import type { AttachmentView } from '@desk/contracts';
import type { Incoming } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { TicketReads } from '../queries/ticket-reads.js';
import { sideOf } from './side.js';
import { Uploads } from './uploads.js';

/** A file into the composer of a message, or of the resolution, which becomes one. */
@Injectable()
export class AddAttachment {
  constructor(
    private readonly reads: TicketReads,
    private readonly uploads: Uploads,
  ) {}

  async run(
    actor: Actor,
    idOrNumber: string,
    kind: 'message' | 'resolution',
    name: string,
    file: Incoming,
  ): Promise<AttachmentView> {
    const place = await sideOf(this.reads, actor, idOrNumber, kind, 'message_attachment');
    return this.uploads.take(actor, place, name, file);
  }
}
