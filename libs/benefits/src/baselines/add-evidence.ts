import { authoriseDesk, type Actor } from '@desk/access';
import type { BaselineEvidence } from '@desk/contracts';
import { Config, Database, FileStore, fileName, newId, notFound, toIso, type Incoming } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { baselineScope, lockStored, readView } from './baseline-rows.js';

/** Attaches a file that shows how the zero point was found; to a locked one too, so that a correction can be shown as well. */
@Injectable()
export class AddEvidence {
  constructor(
    private readonly database: Database,
    private readonly files: FileStore,
    private readonly config: Config,
  ) {}

  async run(actor: Actor, key: string, name: string, { stream }: Incoming): Promise<BaselineEvidence> {
    const scope = baselineScope(actor);
    try {
      authoriseDesk(actor, 'editBaselines');
      await this.database.read(scope, (tx) => readView(tx, actor, key));
    } catch (error) {
      stream.resume();
      throw error;
    }
    const file = await this.files.write(newId(), stream, this.config.fileLimitBytes);
    try {
      return await this.database.transaction(scope, async (tx) => {
        const { agencyId } = await lockStored(tx, key);
        await tx.query(
          `insert into baseline_evidence (id, agency_id, name, media_type, size_bytes, sha256, added_at, added_by_id)
           values ($1, $2, $3, $4, $5, $6, $7, $8)`,
          [file.id, agencyId, fileName(name), file.mediaType, file.size, file.sha256, toIso(tx.now), actor.id],
        );
        const added = (await readView(tx, actor, key)).evidence.find(({ id }) => id === file.id);
        if (!added) throw notFound('The file');
        return added;
      });
    } catch (error) {
      await this.files.remove([file.id]);
      throw error;
    }
  }
}
