/** One step of the schema. Once released it is never edited: the runner compares the text with what was applied. */
export interface Migration {
  /** 1, 2, 3 … without gaps. */
  readonly id: number;
  readonly name: string;
  /** Runs as `desk_owner`, so that everything it makes is owned by the role that cannot log in. */
  readonly sql: string;
  /**
   * Changes of rows, run after `sql` in the same transaction as `desk_migrate`: the row guards are forced on the owner
   * too, and only `desk_migrate` may look past them.
   */
  readonly backfill?: string;
}
