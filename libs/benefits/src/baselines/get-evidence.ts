import { authoriseDesk, mayReadBaseline, type Actor } from '@desk/access';
import { Database, FileStore, fileAnswer, isId, notFound, type FileFacts } from '@desk/platform';
import { Injectable, type StreamableFile } from '@nestjs/common';
import { baselineScope } from './baseline-rows.js';

/** A file on which a zero point rests. */
@Injectable()
export class GetEvidence {
  constructor(
    private readonly database: Database,
    private readonly files: FileStore,
  ) {}

  async run(actor: Actor, key: string, id: string): Promise<StreamableFile> {
    authoriseDesk(actor, 'readBaselines');
    if (!isId(id)) throw notFound('The file');
    const [file] = await this.database.read(baselineScope(actor), (tx) =>
      tx.query<FileFacts & { agencyId: string }>(
        `select e.id, e.name, e.media_type as "mediaType", e.size_bytes::float8 as size, e.agency_id as "agencyId"
         from baseline_evidence e join agency a on a.id = e.agency_id where e.id = $1 and a.key = $2`,
        [id, key],
      ),
    );
    if (!file || !mayReadBaseline(actor, file.agencyId)) throw notFound('The file');
    return fileAnswer(this.files, file);
  }
}
