import type { TFunction } from 'i18next';
import { createContext, useContext } from 'react';

export interface RowStateValue {
  readonly t: TFunction<'work'>;
  /** Where a ticket opens, and the way there. */
  readonly path: (number: string) => string;
  readonly go: (to: string) => void;
  /** Still shown where they stood, though they have left the list. */
  readonly gone: ReadonlySet<string>;
  readonly selected: ReadonlySet<string>;
  /** `isRange`: with all between it and the one before. */
  readonly onToggle: (id: string, isRange: boolean) => void;
}

/** What a list knows of its rows beyond the tickets themselves; asked for once, not by each cell of each row. */
export const RowState = createContext<RowStateValue | null>(null);

export function useRowState(): RowStateValue {
  const state = useContext(RowState);
  if (!state) throw new Error('useRowState outside of a list');
  return state;
}
