import { authoriseDesk, scopeOf, type Actor } from '@desk/access';
import { CITY_AGENCY_ID, type AttachmentView } from '@desk/contracts';
import { Database, type Incoming } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { waitingBytes, type Composer } from './upload-rows.js';
import { Uploads } from './uploads.js';

/** A file into the form for a new ticket; until that is filed it is in no agency. */
@Injectable()
export class AddUpload {
  constructor(
    private readonly database: Database,
    private readonly uploads: Uploads,
  ) {}

  async run(actor: Actor, name: string, file: Incoming): Promise<AttachmentView> {
    if (!actor.roles.includes('agent')) authoriseDesk(actor, 'fileTicket');
    const composer: Composer = { authorId: actor.id, kind: 'new_ticket', ticketId: null };
    const used = await this.database.read(scopeOf(actor), (tx) => waitingBytes(tx, composer));
    return this.uploads.take(actor, { ...composer, agencyId: CITY_AGENCY_ID, ticketNumber: null, used }, name, file);
  }
}
