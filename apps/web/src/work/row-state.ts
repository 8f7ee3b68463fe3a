import { createContext } from 'react';

const NONE: ReadonlySet<string> = new Set();

/** What a list knows of its rows beyond the tickets themselves. */
export const RowState = createContext<{
  /** Still shown where they stood, though they have left the list. */
  readonly gone: ReadonlySet<string>;
  readonly selected: ReadonlySet<string>;
  /** Missing where nothing can be selected. `isRange`: with all between it and the one before. */
  readonly onToggle?: (id: string, isRange: boolean) => void;
}>({ gone: NONE, selected: NONE });
