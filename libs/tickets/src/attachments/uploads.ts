import type { Actor } from '@desk/access';
import type { AttachmentView } from '@desk/contracts';
import {
  Config,
  Database,
  FileStore,
  fileName,
  newId,
  Problem,
  tooLarge,
  type Incoming,
  type Tx,
} from '@desk/platform';
import { scopeOf } from '@desk/access';
import { Injectable } from '@nestjs/common';
import { ensureDraft } from '../drafts/draft-rows.js';
import { insertUpload, type Composer } from './upload-rows.js';

const MEGABYTE = 1024 * 1024;

export interface Place extends Composer {
  readonly agencyId: string;
  readonly ticketNumber: number | null;
  /** Bytes that are on this side of the ticket already. */
  readonly used: number;
}

/** Takes a file into a composer: first the bytes, then the row that says whose they are. */
@Injectable()
export class Uploads {
  constructor(
    private readonly database: Database,
    private readonly files: FileStore,
    private readonly config: Config,
  ) {}

  async take(actor: Actor, place: Place, name: string, { stream, length }: Incoming): Promise<AttachmentView> {
    const limit = this.limit(place);
    if (length !== null && length > limit) {
      stream.resume();
      throw this.refusal(place);
    }
    const file = await this.files.write(newId(), stream, limit).catch((error: unknown) => {
      throw error instanceof Problem && error.code === 'payload_too_large' ? this.refusal(place) : error;
    });
    try {
      return await this.database.transaction(scopeOf(actor), (tx) => this.enter(tx, place, fileName(name), file));
    } catch (error) {
      await this.files.remove([file.id]);
      throw error;
    }
  }

  /** A draft stands where files wait, also without a text: so they are found again. */
  private async enter(tx: Tx, place: Place, name: string, file: Parameters<typeof insertUpload>[4]) {
    const view = await insertUpload(tx, place, place.agencyId, name, file);
    await ensureDraft(tx, place, place.ticketNumber);
    return view;
  }

  private limit({ used }: Place): number {
    return Math.min(this.config.fileLimitBytes, Math.max(0, this.config.ticketFilesLimitBytes - used));
  }

  private refusal(place: Place): Problem {
    if (this.limit(place) === this.config.fileLimitBytes) return tooLarge(this.config.fileLimitBytes);
    const most = Math.floor(this.config.ticketFilesLimitBytes / MEGABYTE);
    return new Problem('payload_too_large', `The files of one ticket may be ${most} MB together.`, {
      errors: [{ pointer: '', message: `may be ${most} MB together`, code: 'ticket_files_full', values: { most } }],
    });
  }
}
