import type { DeclarationPreview } from '@desk/contracts';
import { isId, notFound, toInstant, toIso, type ReadTx } from '@desk/platform';

type Row = Omit<DeclarationPreview, 'requestedAt' | 'finishedAt'> & {
  readonly requestedAt: Date;
  readonly finishedAt: Date | null;
};

const READ = `select id, from_date::text as "from", to_date::text as "to", state, done, total,
    requested_at as "requestedAt", finished_at as "finishedAt", case when state = 'done' then result else '[]' end as items
  from declaration_preview where id = $1`;

export async function readPreview(tx: ReadTx, id: string): Promise<DeclarationPreview> {
  const [row] = isId(id) ? await tx.query<Row>(READ, [id]) : [];
  if (!row) throw notFound('The preview');
  return {
    ...row,
    requestedAt: toIso(toInstant(row.requestedAt)),
    finishedAt: row.finishedAt && toIso(toInstant(row.finishedAt)),
  };
}
