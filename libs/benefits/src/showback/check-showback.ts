import { authoriseDesk, type Actor } from '@desk/access';
import type { ShowbackCheck } from '@desk/contracts';
import { Database, notFound } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { keyOf } from '../domain/showback.js';
import { closingCharges } from './closing-facts.js';
import { nextMonth, readClosing } from './closings.js';
import { showbackScope } from './showback-scope.js';

type Stored = Parameters<typeof keyOf>[0] & { readonly ore: string };

const MONTH = /^20\d\d-(0[1-9]|1[0-2])$/;

/** Computes a closed month anew from the prices and counts that are stored, and holds it against its lines. */
@Injectable()
export class CheckShowback {
  constructor(private readonly database: Database) {}

  async run(actor: Actor, month: string): Promise<ShowbackCheck> {
    authoriseDesk(actor, 'editPrices');
    return this.database.read(showbackScope(actor), async (tx) => {
      const closing = MONTH.test(month) ? await readClosing(tx, `${month}-01`) : null;
      if (closing === null) throw notFound('The month');
      const { charges } = await closingCharges(tx, closing, await readClosing(tx, nextMonth(closing.month, -1)));
      const stored = await tx.query<Stored>(
        `select agency_id as "agencyId", month::text as month, version, component, ticket_kind as "ticketKind", channel,
           ore::text as ore
         from showback_line where closed_in = $1`,
        [closing.month],
      );
      const wanted = new Map(charges.map((charge) => [keyOf(charge), charge.ore]));
      const wrong = stored.filter((line) => wanted.get(keyOf(line)) !== BigInt(line.ore)).length;
      return { month, lines: stored.length, wrong: wrong + Math.max(0, charges.length - stored.length) };
    });
  }
}
