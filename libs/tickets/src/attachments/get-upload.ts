import { scopeOf, type Actor } from '@desk/access';
import { Database, FileStore, fileAnswer, isId, notFound, type FileFacts } from '@desk/platform';
import { Injectable, type StreamableFile } from '@nestjs/common';

/** A file that one has put into a composer oneself. */
@Injectable()
export class GetUpload {
  constructor(
    private readonly database: Database,
    private readonly files: FileStore,
  ) {}

  async run(actor: Actor, id: string): Promise<StreamableFile> {
    if (!isId(id)) throw notFound('The file');
    const [file] = await this.database.read(scopeOf(actor), (tx) =>
      tx.query<FileFacts>(
        `select id, name, media_type as "mediaType", size_bytes::float8 as size from upload where id = $1 and author_id = $2`,
        [id, actor.id],
      ),
    );
    if (!file) throw notFound('The file');
    return fileAnswer(this.files, file);
  }
}
