import {
  CHANNELS,
  DEFAULT_VIEW_COLUMNS,
  LINES,
  PRIORITIES,
  VIEW_COLUMNS,
  VIEW_ORDERS,
  VIEW_STATES,
  type DroppedPart,
  type ViewColumn,
  type ViewOrder,
} from '@desk/contracts';
import { holdsResolved, type ViewContent } from './view.js';

/** What filters can name at present. */
export interface Nameable {
  readonly teams: ReadonlySet<string>;
  readonly services: ReadonlySet<string>;
  readonly agencies: ReadonlySet<string>;
  /** Ids of people. */
  readonly people: ReadonlySet<string>;
}

/** A view as it was stored, perhaps by an older or a newer program. */
export interface StoredContent {
  readonly columns: readonly string[];
  readonly filters: Readonly<Record<string, unknown>>;
  readonly order: string;
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What is left of a view when all that is no more is left out, and what that was. */
export function dropUnknown(stored: StoredContent, known: Nameable): ViewContent & { readonly dropped: DroppedPart[] } {
  const dropped: DroppedPart[] = [];
  const columns = stored.columns.filter((name): name is ViewColumn => {
    if ((VIEW_COLUMNS as readonly string[]).includes(name)) return true;
    dropped.push({ part: 'column', name });
    return false;
  });
  const filters: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(stored.filters)) {
    const kept = keptOf(name, value, known, dropped);
    if (kept !== undefined) filters[name] = kept;
  }
  const order = (VIEW_ORDERS as readonly string[]).includes(stored.order) ? (stored.order as ViewOrder) : 'queue';
  const sound = holdsResolved(filters) && (order === 'queue' || order === 'due') ? 'filed' : order;
  return { columns: columns.length > 0 ? columns : [...DEFAULT_VIEW_COLUMNS], filters, order: sound, dropped };
}

function keptOf(name: string, value: unknown, known: Nameable, dropped: DroppedPart[]): unknown {
  const drop = (one?: unknown) =>
    void dropped.push({ part: 'filter', name, ...(one === undefined ? {} : { value: String(one) }) });
  const list = lists(known)[name];
  if (list !== undefined) {
    if (!Array.isArray(value)) return drop();
    const kept = value.filter((one: unknown) => {
      if (list.has(one as string)) return true;
      drop(one);
      return false;
    });
    return kept.length > 0 ? kept : undefined;
  }
  switch (name) {
    case 'assignee':
      if (value === 'me' || value === 'none') return value;
      return typeof value === 'string' && ID.test(value) && known.people.has(value) ? value : drop(value);
    // Anything can be a tag, also one that no ticket has any more.
    case 'tag':
      return Array.isArray(value) && value.length > 0 && value.every((tag) => typeof tag === 'string') ? value : drop();
    case 'dueWithinMinutes':
      return Number.isInteger(value) ? value : drop(value);
    case 'filedAfter':
    case 'filedBefore':
    case 'words':
      return typeof value === 'string' ? value : drop(value);
    default:
      return drop();
  }
}

const lists = (known: Nameable): Readonly<Record<string, ReadonlySet<unknown>>> => ({
  team: known.teams,
  service: known.services,
  agency: known.agencies,
  state: new Set(VIEW_STATES),
  priority: new Set(PRIORITIES),
  line: new Set(LINES),
  channel: new Set(CHANNELS),
});
