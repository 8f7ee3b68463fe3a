import { createContext } from 'react';
import type { Aside, SelectionBar } from '../features/feature.js';

/** What features put beside lists of tickets and under a selection; the shell knows them all. */
export const Slots = createContext<{
  readonly asides: readonly Aside[];
  readonly selectionBars: readonly SelectionBar[];
}>({ asides: [], selectionBars: [] });
