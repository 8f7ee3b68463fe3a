import { authoriseDesk, scopeOf, type Actor } from '@desk/access';
import type { ChangeViewRequest, ViewItem } from '@desk/contracts';
import { Database, Problem } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { refuseFaults } from '../refuse-faults.js';
import { savedViewItem } from '../saved-view.view.js';
import { refuseSharing, SavedViews, type SavedView } from '../saved-views.js';

/** Puts a view in the place of what it was. Who may share it where it is, and where it goes, may change it. */
@Injectable()
export class ChangeView {
  constructor(
    private readonly database: Database,
    private readonly views: SavedViews,
  ) {}

  async run(actor: Actor, id: string, request: ChangeViewRequest): Promise<ViewItem> {
    authoriseDesk(actor, 'saveViews');
    return this.database.transaction(scopeOf(actor), async (tx) => {
      const view = await this.views.lock(tx, actor, id);
      refuseSharing(actor, view.share, view.teamKey, view.ownerId);
      refuseStale(view, request);
      await refuseFaults(tx, this.views, request);
      // What was shared and becomes personal becomes its owner's: nobody takes it from them.
      refuseSharing(actor, request.share, request.teamKey ?? null, view.ownerId);
      await this.views.update(tx, id, request);
      return savedViewItem(actor, await this.views.lock(tx, actor, id), null);
    });
  }
}

const COMPARED = ['name', 'columns', 'filters', 'order', 'share', 'teamKey'] as const;

function refuseStale(view: SavedView, request: ChangeViewRequest): void {
  if (view.revision === request.revision) return;
  const sent = { ...request, teamKey: request.teamKey ?? null };
  const differing = COMPARED.filter((field) => JSON.stringify(sent[field]) !== JSON.stringify(view[field]));
  throw new Problem('stale_version', 'Somebody changed the view meanwhile: read it again, and put yours on top.', {
    current: {
      version: view.revision,
      changes: Object.fromEntries(differing.map((field) => [field, [sent[field], view[field]]])),
    },
  });
}
