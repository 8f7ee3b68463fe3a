import { suppress } from './suppression.js';

/** What first line did for an agency in the shown days of a month. */
export interface MonthOfWork {
  readonly agencyId: string;
  /** Of the agency; null: none. */
  readonly wave: number | null;
  readonly agents: readonly string[];
  readonly seconds: number;
}

/** What may not be told beside the sum of all. */
export interface HiddenWork {
  readonly agencies: ReadonlySet<string>;
  readonly waves: ReadonlySet<number>;
  /** Not even the sum. */
  readonly all: boolean;
}

/**
 * Of whose work in a month nobody is told: of agencies and waves that would show what fewer than five agents did, by
 * themselves or by subtraction. Whoever tells of months tells of these alone, and of several months what each of them shows: so
 * neither two pages nor two periods differ by less.
 */
export function hiddenWork(month: readonly MonthOfWork[]): HiddenWork {
  const shown = suppress(
    month.map(({ agencyId, wave, agents, seconds }) => ({ row: agencyId, column: String(wave), agents, seconds })),
  );
  return {
    agencies: new Set(shown.rows.flatMap(({ row, total }) => (total === null ? [row] : []))),
    waves: new Set(
      shown.columns.flatMap(({ column, total }) => (total === null && column !== 'null' ? [Number(column)] : [])),
    ),
    all: shown.total === null,
  };
}
