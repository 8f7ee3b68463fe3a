import type { Me } from '@desk/contracts';
import type { Aside, Feature, HeaderItem, NavEntry, NavGroup, SelectionBar } from '../features/feature.js';

const found = import.meta.glob<Feature>('../features/*/feature.{ts,tsx}', { eager: true, import: 'feature' });

/** All features there are, in a stable order. */
export const features: readonly Feature[] = Object.keys(found)
  .sort()
  .flatMap((path) => found[path] ?? []);

const byOrder = (a: { order: number }, b: { order: number }) => a.order - b.order;

export const navEntries: readonly NavEntry[] = features.flatMap(({ nav = [] }) => nav).sort(byOrder);
/** Entries of the navigation that stand on a laptop beside name and tools, of which agents have more. */
const FEW = { agent: 5, other: 7 };

/** What stands in the main navigation of somebody: a page, or pages behind the name of their group. */
export type NavItem = NavEntry | { readonly group: NavGroup; readonly entries: readonly NavEntry[] };

/** Whoever has few pages sees them all; of more, those of a group stand together where its first would. */
export function navigationOf(me: Me): { readonly items: readonly NavItem[]; readonly hasFew: boolean } {
  const few = me.abilities.workQueues ? FEW.agent : FEW.other;
  const own = navEntries.filter(({ shows }) => shows(me));
  const items = own.length <= few ? own : grouped(own, me);
  return { items, hasFew: items.length <= few };
}

function grouped(entries: readonly NavEntry[], me: Me): readonly NavItem[] {
  const groupOf = ({ group }: NavEntry) => (typeof group === 'function' ? group(me) : (group ?? null));
  return entries.flatMap((entry): readonly NavItem[] => {
    const group = groupOf(entry);
    const together = group === null ? [] : entries.filter((other) => groupOf(other) === group);
    if (group === null || together.length === 1) return [entry];
    return together[0] === entry ? [{ group, entries: together }] : [];
  });
}

export const personalEntries: readonly NavEntry[] = features.flatMap(({ personal = [] }) => personal).sort(byOrder);
export const headerItems: readonly HeaderItem[] = features.flatMap(({ header = [] }) => header).sort(byOrder);
export const asides: readonly Aside[] = features.flatMap(({ asides: all = [] }) => all).sort(byOrder);
export const selectionBars: readonly SelectionBar[] = features
  .flatMap(({ selectionBars: all = [] }) => all)
  .sort(byOrder);
