import { authoriseDesk, scopeOf, type Actor } from '@desk/access';
import type { SaveViewRequest, ViewItem } from '@desk/contracts';
import { Database, newId, Problem } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { refuseFaults } from '../refuse-faults.js';
import { savedViewItem } from '../saved-view.view.js';
import { refuseSharing, SavedViews } from '../saved-views.js';

/** More of one's own than this are no help, and each is counted. */
const MOST_PERSONAL = 30;

/** Saves a view for oneself, for a team or for everybody. */
@Injectable()
export class CreateView {
  constructor(
    private readonly database: Database,
    private readonly views: SavedViews,
  ) {}

  async run(actor: Actor, request: SaveViewRequest): Promise<ViewItem> {
    authoriseDesk(actor, 'saveViews');
    return this.database.transaction(scopeOf(actor), async (tx) => {
      await refuseFaults(tx, this.views, request);
      refuseSharing(actor, request.share, request.teamKey ?? null, actor.id);
      if (request.share === 'personal' && (await this.views.countOf(tx)) >= MOST_PERSONAL) {
        throw new Problem('forbidden', `You have ${MOST_PERSONAL} views already; delete one that you no longer use.`);
      }
      const id = newId();
      await this.views.insert(tx, id, request);
      return savedViewItem(actor, await this.views.lock(tx, actor, id), null);
    });
  }
}
