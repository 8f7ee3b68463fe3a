import { deskPolicy, type Actor } from '@desk/access';
import type { ActionChoice, ActionRow, Page } from '@desk/contracts';
import { cursorKey, Database, encodeCursor, readCursor, type Paging } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { actionScope, listActions } from './action-rows.js';

const DEFAULT_LIMIT = 50;
const CURSOR = [cursorKey.instant, cursorKey.uuid];

/** Improvement actions that are to be done, or those that are over; who is no service owner sees their own. */
@Injectable()
export class ListImprovements {
  constructor(private readonly database: Database) {}

  async run(actor: Actor, query: Paging & { show?: ActionChoice }): Promise<Page<ActionRow>> {
    const limit = query.limit ?? DEFAULT_LIMIT;
    const after = query.cursor === undefined ? null : (readCursor(query.cursor, CURSOR) as readonly [string, string]);
    const rows = await this.database.read(actionScope(actor), (tx) =>
      listActions(tx, {
        ownerId: deskPolicy.readBenefitPlan(actor) ? null : actor.id,
        isClosed: query.show === 'closed',
        after,
        limit: limit + 1,
      }),
    );
    const items = rows.slice(0, limit);
    const last = rows.length > limit ? items.at(-1) : undefined;
    return { items, nextCursor: last ? encodeCursor([last.openedAt, last.id]) : null };
  }
}
