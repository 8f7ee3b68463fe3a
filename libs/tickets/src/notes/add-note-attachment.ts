import type { Actor } from '@desk/access';
import type { AttachmentView } from '@desk/contracts';
import type { Incoming } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { sideOf } from '../attachments/side.js';
import { Uploads } from '../attachments/uploads.js';
import { TicketReads } from '../queries/ticket-reads.js';

/** A file into the composer of a note; no requester ever gets it. */
@Injectable()
export class AddNoteAttachment {
  constructor(
    private readonly reads: TicketReads,
    private readonly uploads: Uploads,
  ) {}

  async run(actor: Actor, idOrNumber: string, name: string, file: Incoming): Promise<AttachmentView> {
    const place = await sideOf(this.reads, actor, idOrNumber, 'note', 'note_attachment');
    return this.uploads.take(actor, place, name, file);
  }
}
