import type { Actor } from '@desk/access';
import type { ViewCount, ViewItem } from '@desk/contracts';
import { mayShare, type SavedView } from './saved-views.js';

export function savedViewItem(actor: Actor, view: SavedView, count: ViewCount | null): ViewItem {
  return {
    id: view.id,
    name: view.name,
    share: view.share,
    teamKey: view.teamKey,
    columns: [...view.columns],
    filters: view.filters,
    order: view.order,
    revision: view.revision,
    editable: mayShare(actor, view.share, view.teamKey, view.ownerId),
    dropped: view.dropped,
    count,
  };
}
