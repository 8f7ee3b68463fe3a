import type { Actor } from '@desk/access';
import type { CannedReplyContent, CannedReplyView } from '@desk/contracts';
import { Database } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { refuseFaults, Shelf } from './prepared/shelf.js';
import { faultsOfTexts } from './prepared/text-faults.js';

/** Prepared answers, with variables that are filled in for a ticket. */
@Injectable()
export class CannedReplies extends Shelf<CannedReplyContent, CannedReplyView> {
  constructor(database: Database) {
    super(database, {
      table: 'canned_reply',
      what: 'The prepared answer',
      content: { textNb: 'text_nb', textNn: 'text_nn', textEn: 'text_en' },
      searched: 'text_nb',
    });
  }

  override create(actor: Actor, content: CannedReplyContent): Promise<CannedReplyView> {
    refuseFaults(faults(content));
    return super.create(actor, content);
  }

  override save(actor: Actor, id: string, revision: number, content: CannedReplyContent): Promise<CannedReplyView> {
    refuseFaults(faults(content));
    return super.save(actor, id, revision, content);
  }
}

const faults = ({ textNb, textNn, textEn }: CannedReplyContent) =>
  faultsOfTexts({ '/textNb': textNb, '/textNn': textNn, '/textEn': textEn });
