import type { Me } from '@desk/contracts';
import type { ComponentType } from 'react';
import type { RouteObject } from 'react-router-dom';

/** A line of the main navigation. */
export interface NavEntry {
  readonly to: string;
  /** Text key with its namespace: `queue:nav`. */
  readonly label: string;
  /** Small numbers come first. */
  readonly order: number;
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

/**
 * What a feature brings to the client. `features/<name>/feature.ts` exports one as `feature` and is found by that name;
 * pages come by `lazy`, so that each is loaded when first opened.
 */
export interface Feature {
  /** Inside the shell, for those who are signed in. Paths are absolute. */
  readonly routes?: readonly RouteObject[];
  /** Without the shell, for everybody. */
  readonly publicRoutes?: readonly RouteObject[];
  readonly nav?: readonly NavEntry[];
  /** Behind one's own name: what one has, not what one does. */
  readonly personal?: readonly NavEntry[];
  readonly header?: readonly HeaderItem[];
}
