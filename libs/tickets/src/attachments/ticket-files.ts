import type { Actor, TicketAction } from '@desk/access';
import type { Page } from '@desk/contracts';
import { FileStore, fileAnswer, isId, JsonText, notFound } from '@desk/platform';
import { Injectable, type StreamableFile } from '@nestjs/common';
import { iso } from '../queries/sql-json.js';
import { TicketReads } from '../queries/ticket-reads.js';
import { attachmentFields } from './upload-rows.js';

/** Files of one side of a ticket, and who may have them; the table is named by whoever may name it. */
export interface Side {
  readonly action: TicketAction;
  readonly table: string;
  /** Column of what a file belongs to, and its name in the answer. */
  readonly owner: readonly [column: string, name: string];
}

/** The files that stand in a ticket: which there are, and the bytes of each. */
@Injectable()
export class TicketFiles {
  constructor(
    private readonly reads: TicketReads,
    private readonly files: FileStore,
  ) {}

  /** In the order in which they came. */
  async list<T>(actor: Actor, idOrNumber: string, { action, table, owner }: Side): Promise<JsonText<Page<T>>> {
    const [column, name] = owner;
    const beside = `(select coalesce(json_agg(shown order by shown.id), '[]')::text from (
      select ${attachmentFields('a')}, a.${column} as "${name}", ${iso('a.created_at')} as "createdAt"
      from ${table} a where a.ticket_id = t.id) shown)`;
    const [items] = await this.reads.of(actor, idOrNumber, action, table, beside, []);
    return new JsonText(`{"items":${items},"nextCursor":null}`);
  }

  /** 404 also when the file belongs to another ticket. */
  async get(actor: Actor, idOrNumber: string, id: string, { action, table }: Side): Promise<StreamableFile> {
    if (!isId(id)) throw notFound('The file');
    const beside = `(select (select json_build_object('id', a.id, 'name', a.name, 'mediaType', a.media_type, 'size', a.size_bytes)::text
      from ${table} a where a.ticket_id = t.id and a.id = $2::uuid))`;
    const [facts] = await this.reads.of(actor, idOrNumber, action, `${table} one`, beside, [id]);
    if (facts === null || facts === undefined) throw notFound('The file');
    return fileAnswer(this.files, JSON.parse(facts) as Parameters<typeof fileAnswer>[1]);
  }
}
