import { scopeOf, type Actor } from '@desk/access';
import { CannedReplies, fillText, inLanguage } from '@desk/catalogue';
import type { FilledText } from '@desk/contracts';
import { Config, Database, notFound } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { TicketReads } from '../queries/ticket-reads.js';
import { textValues } from './text-values.js';

/** A prepared answer as it reads on a ticket, in its requester's language; it counts as used. */
@Injectable()
export class UseCannedReply {
  constructor(
    private readonly database: Database,
    private readonly reads: TicketReads,
    private readonly replies: CannedReplies,
    private readonly config: Config,
  ) {}

  async run(actor: Actor, idOrNumber: string, replyId: string): Promise<FilledText> {
    return this.database.transaction(scopeOf(actor), async (tx) => {
      const [ticket] = await this.reads.find(tx, actor, idOrNumber, 'readInternal', 'reply-ticket', '(select 1)', []);
      const reply = await this.replies.find(tx, actor, replyId);
      if (!reply) throw notFound('The prepared answer');
      const { values, locale: wanted } = await textValues(tx, actor, this.config, ticket.id);
      const texts = { nb: reply.textNb, nn: reply.textNn ?? null, en: reply.textEn ?? null };
      const { text, locale } = inLanguage(texts, wanted);
      await this.replies.countUse(tx, reply.id);
      return fillText(text, values, locale);
    });
  }
}
