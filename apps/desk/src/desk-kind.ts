import type { Database, ReadTx, Tx } from '@desk/platform';

/** A desk is either a demo, in which anybody may sign in as anybody, or a real one. */
export const DESK_KINDS = ['demo', 'real'] as const;
export type DeskKind = (typeof DESK_KINDS)[number];

const SETTING = 'desk_kind';

export async function readDeskKind(tx: ReadTx): Promise<DeskKind | null> {
  const [row] = await tx.query<{ value: string }>('select value from city_setting where key = $1', [SETTING]);
  return DESK_KINDS.find((kind) => kind === row?.value) ?? null;
}

export async function markDesk(tx: Tx, kind: DeskKind): Promise<void> {
  await tx.query('insert into city_setting (key, value) values ($1, $2) on conflict do nothing', [
    SETTING,
    JSON.stringify(kind),
  ]);
}

/** Nobody is in it yet: neither demo people nor real ones. */
export async function isEmptyDesk(database: Database): Promise<boolean> {
  const rows = await database.read(database.systemScope, (tx) => tx.query('select from person limit 1'));
  return rows.length === 0;
}
