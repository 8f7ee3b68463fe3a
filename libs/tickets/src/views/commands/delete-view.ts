import { authoriseDesk, scopeOf, type Actor } from '@desk/access';
import { Database } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { refuseSharing, SavedViews } from '../saved-views.js';

/** Takes a saved view away, from everybody with whom it is shared. */
@Injectable()
export class DeleteView {
  constructor(
    private readonly database: Database,
    private readonly views: SavedViews,
  ) {}

  async run(actor: Actor, id: string): Promise<void> {
    authoriseDesk(actor, 'saveViews');
    await this.database.transaction(scopeOf(actor), async (tx) => {
      const { share, teamKey, ownerId } = await this.views.lock(tx, actor, id);
      refuseSharing(actor, share, teamKey, ownerId);
      await this.views.delete(tx, id);
    });
  }
}
