import { applyDecorators, Header, StreamableFile } from '@nestjs/common';
import { disposition, fileName } from './file-name.js';
import type { FileStore } from './file-store.js';
import { isSafeImage } from './media-type.js';

/** What is known of a file that somebody may have. */
export interface FileFacts {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
}

/** Whatever a file claims to be, nothing in it runs: it has no origin, no script and no other file. */
export const ServesFile = () =>
  applyDecorators(Header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox"));

/** The answer that is a file: shown where it stands when it is an image that cannot do harm, else downloaded. */
export async function fileAnswer(files: FileStore, { id, name, mediaType, size }: FileFacts): Promise<StreamableFile> {
  const kind = isSafeImage(mediaType) ? 'inline' : 'attachment';
  return new StreamableFile(await files.read(id), {
    type: mediaType,
    disposition: disposition(kind, name),
    length: size,
  });
}

/** The answer that is a file made for it: downloaded under its name. */
export function bytesAnswer({
  name,
  mediaType,
  bytes,
}: {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}): StreamableFile {
  return new StreamableFile(bytes, {
    type: mediaType,
    disposition: disposition('attachment', fileName(name)),
    length: bytes.length,
  });
}
