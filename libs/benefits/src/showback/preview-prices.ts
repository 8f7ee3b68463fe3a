import { authoriseDesk, type Actor } from '@desk/access';
import type { AgencyRef, PricePreview, Prices } from '@desk/contracts';
import { Database } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { monthCharges } from '../domain/showback.js';
import { readFacts } from './closing-facts.js';
import { refusePrices } from './price-list-rows.js';
import { showbackScope } from './showback-scope.js';

interface AgencyRow extends AgencyRef {
  readonly id: string;
  /** What it bore for the months, corrections of them included. */
  readonly ore: string;
}

/** Holds prices against the last closed months, by what is stored of them. */
@Injectable()
export class PreviewPrices {
  constructor(private readonly database: Database) {}

  async run(actor: Actor, { prices, months: most }: { prices: Prices; months: number }): Promise<PricePreview> {
    authoriseDesk(actor, 'editPrices');
    refusePrices(prices);
    return this.database.read(showbackScope(actor), async (tx) => {
      const months = (await tx.query<{ month: string }>(LAST, [most])).map(({ month }) => month).sort();
      const newest = months.at(-1) ?? '';
      const then = new Map<string, bigint>();
      let unallocated = 0n;
      for (const month of months) {
        const found = monthCharges(await readFacts(tx, month, newest), [{ version: 0, validFrom: month, prices }]);
        for (const { agencyId, ore } of found.charges) then.set(agencyId, (then.get(agencyId) ?? 0n) + ore);
        unallocated += found.unallocated;
      }
      const agencies = (await tx.query<AgencyRow>(AGENCIES, [months])).map(({ id, key, name, ore }) => {
        const [nowOre, thenOre] = [Number(ore), Number(then.get(id) ?? 0n)];
        const change = nowOre === 0 ? null : thenOre / nowOre - 1;
        return { agency: { key, name }, now: nowOre, then: thenOre, change };
      });
      return {
        months: months.map((month) => month.slice(0, 7)),
        now: agencies.reduce((sum, one) => sum + one.now, 0),
        then: agencies.reduce((sum, one) => sum + one.then, 0),
        agencies,
        unallocated: Number(unallocated),
      };
    });
  }
}

const LAST = 'select month::text as month from showback_month order by month desc limit $1';

const AGENCIES = /* sql */ `
select a.id, a.key, a.name, coalesce((select sum(l.ore) from showback_line l where l.agency_id = a.id and l.month = any($1::date[])), 0)::text as ore
from agency a where exists (select from showback_basis b where b.agency_id = a.id and b.month = any($1::date[]))
order by a.name collate "nb-x-icu", a.key`;
