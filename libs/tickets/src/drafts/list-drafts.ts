import { scopeOf, type Actor } from '@desk/access';
import type { DraftKind, DraftView, Page } from '@desk/contracts';
import { Config, cursorKey, Database, notFound, readCursor, type Paging } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { DEFAULT_LIMIT, pageOf } from '../queries/page.js';
import { ticketKey } from '../queries/ticket-key.js';
import { readDrafts } from './draft-rows.js';

export interface DraftsQuery extends Paging {
  readonly ticket?: string;
  readonly kind?: DraftKind;
}

/** What one has begun to write, newest first; nobody else's. */
@Injectable()
export class ListDrafts {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  async run(actor: Actor, { ticket, kind, cursor, limit = DEFAULT_LIMIT }: DraftsQuery): Promise<Page<DraftView>> {
    const parameters: unknown[] = [];
    const bind = (value: unknown) => `$${parameters.push(value)}`;
    const where = ['true'];
    if (ticket !== undefined) {
      const key = ticketKey(this.config.ticketPrefix, ticket);
      if (!key) throw notFound('The ticket');
      where.push(`d.${key.where.startsWith('t.id') ? 'ticket_id' : 'ticket_number'} = ${bind(key.value)}`);
    }
    if (kind !== undefined) where.push(`d.kind = ${bind(kind)}`);
    if (cursor !== undefined) {
      const [at, id] = readCursor(cursor, [cursorKey.instant, cursorKey.uuid]);
      where.push(`(d.updated_at, d.id) < (${bind(at)}::timestamptz, ${bind(id)}::uuid)`);
    }
    const order = `order by d.updated_at desc, d.id desc limit ${limit + 1}`;
    const rows = await this.database.read(scopeOf(actor), (tx) =>
      readDrafts(tx, actor, this.config, parameters, `${where.join(' and ')} ${order}`),
    );
    return pageOf(rows, limit, (last) => [last.updatedAt, last.id]);
  }
}
