import { deskPolicy, type Actor } from '@desk/access';
import type { IsoDate, PriceListView, Prices, SavePriceListRequest } from '@desk/contracts';
import { isId, notFound, Problem, type ReadTx, type Tx } from '@desk/platform';
import { dayBefore, holding, priceFaults, type PriceFault, type PriceList } from '../domain/price-list.js';

export async function readPublished(tx: ReadTx): Promise<PriceList[]> {
  return tx.query<PriceList>(
    `select version, valid_from::text as "validFrom", prices from price_list where version is not null order by version`,
  );
}

/** Drafts first, the newest first; then what is published, by version. */
export async function readPriceLists(tx: ReadTx, actor: Actor): Promise<PriceListView[]> {
  const rows = await tx.query<Omit<PriceListView, 'validTo' | 'replaced'>>(
    `select id, version, revision, valid_from::text as "validFrom", prices, reason,
       to_char(published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "publishedAt",
       (select json_build_object('id', p.id, 'name', p.name) from person p where p.id = published_by_id) as "publishedBy"
     from price_list where version is not null or $1 order by version desc nulls first, id desc`,
    [deskPolicy.editPrices(actor)],
  );
  const held = holding(rows.flatMap((row) => (row.version === null ? [] : [{ ...row, version: row.version }])));
  return rows.map((row) => {
    const index = held.findIndex(({ version }) => version === row.version);
    const next = index < 0 ? undefined : held[index + 1];
    return {
      ...row,
      validTo: next ? dayBefore(next.validFrom) : null,
      replaced: row.version !== null && index < 0,
    };
  });
}

export async function readPriceList(tx: ReadTx, actor: Actor, id: string): Promise<PriceListView> {
  const found = (await readPriceLists(tx, actor)).find((one) => one.id === id);
  if (!found) throw notFound('The price list');
  return found;
}

/** Locks a draft that somebody changes; `revision` null: whatever it says. */
export async function lockDraft(tx: Tx, id: string, revision: number | null): Promise<void> {
  const [row] = isId(id)
    ? await tx.query<{ version: number | null; revision: number }>(
        'select version, revision from price_list where id = $1 for no key update',
        [id],
      )
    : [];
  if (!row) throw notFound('The price list');
  if (row.version !== null) throw new Problem('price_list_published', 'Write another one that takes its place.');
  if (revision === null || row.revision === revision) return;
  throw new Problem('stale_version', 'Somebody changed the draft meanwhile: read it again, and put yours on top.', {
    current: { version: row.revision, changes: {} },
  });
}

/** The first day that a price list can begin on: that of the first closed month; null before one is closed. */
export async function earliestStart(tx: ReadTx): Promise<IsoDate | null> {
  const [row] = await tx.query<{ day: IsoDate | null }>('select min(month)::text as day from showback_month');
  return row?.day ?? null;
}

/** Every fault at its field. */
export async function refuseFaulty(
  tx: ReadTx,
  { prices, validFrom }: Pick<SavePriceListRequest, 'prices' | 'validFrom'>,
) {
  const earliest = await earliestStart(tx);
  refusePrices(
    prices,
    earliest === null || validFrom >= earliest
      ? []
      : [{ pointer: '/validFrom', message: 'is too early', code: 'date_not_ahead', values: { earliest } }],
  );
}

type Faults = NonNullable<NonNullable<ConstructorParameters<typeof Problem>[2]>['errors']>;

export function refusePrices(prices: Prices, others: Faults = []): void {
  const errors = [
    ...others,
    ...priceFaults(prices).map(({ place, code, values }) => ({
      pointer: `/prices/${place}`,
      code,
      message: MESSAGES[code],
      ...(values && { values: { ...values } }),
    })),
  ];
  if (errors.length > 0)
    throw new Problem('validation_failed', 'Correct the named fields and send it again.', { errors });
}

const MESSAGES: Record<PriceFault['code'], string> = {
  required: 'must be there',
  too_small: 'is too small',
  too_large: 'is too large',
  not_whole: 'must be a whole number',
  twice: 'stands there twice',
  not_of_this_model: 'does not belong to the model',
};
