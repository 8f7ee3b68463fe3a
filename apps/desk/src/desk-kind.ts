import type { Tx } from '@desk/platform';
import { withClient } from '@desk/schema';

/** A desk is either a demo, in which anybody may sign in as anybody, or a real one. */
const DESK_KINDS = ['demo', 'real'] as const;
export type DeskKind = (typeof DESK_KINDS)[number];

const SETTING = 'desk_kind';

export interface DeskState {
  /** Null until the desk has been prepared for one or the other. */
  readonly kind: DeskKind | null;
  /** Nobody is in it yet. */
  readonly empty: boolean;
}

export async function readDeskState(adminUrl: string): Promise<DeskState> {
  const { rows } = await withClient(adminUrl, (client) =>
    client.query<{ kind: string | null; empty: boolean }>(
      `select (select value #>> '{}' from city_setting where key = $1) as kind, not exists (select from person) as empty`,
      [SETTING],
    ),
  );
  const [row] = rows;
  return { kind: DESK_KINDS.find((kind) => kind === row?.kind) ?? null, empty: row?.empty ?? true };
}

export async function markDesk(tx: Tx, kind: DeskKind): Promise<void> {
  await tx.query('insert into city_setting (key, value) values ($1, $2) on conflict do nothing', [
    SETTING,
    JSON.stringify(kind),
  ]);
}
