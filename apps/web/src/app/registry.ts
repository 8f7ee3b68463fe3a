import type { Aside, Feature, HeaderItem, NavEntry, SelectionBar } from '../features/feature.js';

const found = import.meta.glob<Feature>('../features/*/feature.{ts,tsx}', { eager: true, import: 'feature' });

/** All features there are, in a stable order. */
export const features: readonly Feature[] = Object.keys(found)
  .sort()
  .flatMap((path) => found[path] ?? []);

const byOrder = (a: { order: number }, b: { order: number }) => a.order - b.order;

export const navEntries: readonly NavEntry[] = features.flatMap(({ nav = [] }) => nav).sort(byOrder);
export const personalEntries: readonly NavEntry[] = features.flatMap(({ personal = [] }) => personal).sort(byOrder);
export const headerItems: readonly HeaderItem[] = features.flatMap(({ header = [] }) => header).sort(byOrder);
export const asides: readonly Aside[] = features.flatMap(({ asides: all = [] }) => all).sort(byOrder);
export const selectionBars: readonly SelectionBar[] = features
  .flatMap(({ selectionBars: all = [] }) => all)
  .sort(byOrder);
