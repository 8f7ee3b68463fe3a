import type { Me } from '@desk/contracts';
import type { ComponentType } from 'react';
import type { NonIndexRouteObject, RouteObject } from 'react-router-dom';

/** Pages that stand together behind one button of the main navigation, for those who have more pages than it has room. */
export type NavGroup = 'agency' | 'reports' | 'gain' | 'running' | 'about';

/** A line of the main navigation. */
export interface NavEntry {
  readonly to: string;
  /** Text key with its namespace: `queue:nav`. */
  readonly label: string;
  /** Small numbers come first; a group stands where its first page would. */
  readonly order: number;
  /** Null: by itself. */
  readonly group?: NavGroup | ((me: Me) => NavGroup | null);
  /** Two keys that lead there: `g q`. */
  readonly keys?: string;
  /** Also marked as current below this address; default: below `to`. */
  readonly matches?: (pathname: string) => boolean;
  readonly shows: (me: Me) => boolean;
}

/** Stands in the header beside the user menu, on every page. */
export interface HeaderItem {
  readonly id: string;
  readonly order: number;
  readonly Item: ComponentType;
  readonly shows?: (me: Me) => boolean;
}

/** Stands left of the lists of tickets: leads to other lists. */
export interface Aside {
  readonly id: string;
  readonly order: number;
  readonly Item: ComponentType;
}

/** What can be done with tickets that were selected in a list. */
export interface SelectionBar {
  readonly id: string;
  readonly order: number;
  /** `selection`: ids of tickets, in the order of the list. */
  readonly Item: ComponentType<{ readonly selection: readonly string[]; readonly onDone: () => void }>;
}

/**
 * What a feature brings to the client. `features/<name>/feature.ts` exports one as `feature` and is found by that name;
 * pages come by `lazy`, so that each is loaded when first opened.
 */
export interface Feature {
  /** Inside the shell, for those who are signed in. Paths are absolute. */
  readonly routes?: readonly RouteObject[];
  /** Pages with a list of tickets in a `WorkFrame`; absolute paths, below which a ticket opens beside the list. */
  readonly lists?: readonly NonIndexRouteObject[];
  /** What opens beside each of them; relative paths. */
  readonly beside?: readonly RouteObject[];
  readonly asides?: readonly Aside[];
  readonly selectionBars?: readonly SelectionBar[];
  /** Without the shell, for everybody. */
  readonly publicRoutes?: readonly RouteObject[];
  readonly nav?: readonly NavEntry[];
  /** Behind one's own name: what one has, not what one does. */
  readonly personal?: readonly NavEntry[];
  readonly header?: readonly HeaderItem[];
}
