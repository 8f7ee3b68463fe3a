const IMAGES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'] as const;

/** So many first bytes tell the kinds that are known. */
export const HEAD_BYTES = 16;

const ascii = (head: Uint8Array, from: number, text: string): boolean =>
  [...text].every((letter, index) => head[from + index] === letter.charCodeAt(0));

/**
 * What a file is, by its first bytes; names and what the sender says of it are not believed. Only kinds that a browser shows
 * without running anything have a name here: SVG and HTML are bytes like all others.
 */
export function mediaTypeOf(head: Uint8Array): string {
  if (ascii(head, 0, '\x89PNG\r\n\x1a\n')) return 'image/png';
  if (ascii(head, 0, '\xff\xd8\xff')) return 'image/jpeg';
  if (ascii(head, 0, 'GIF87a') || ascii(head, 0, 'GIF89a')) return 'image/gif';
  if (ascii(head, 0, 'RIFF') && ascii(head, 8, 'WEBP')) return 'image/webp';
  if (ascii(head, 0, '%PDF-')) return 'application/pdf';
  return 'application/octet-stream';
}

/** Images that a page may show where they stand; everything else is downloaded. */
export const isSafeImage = (mediaType: string): boolean => (IMAGES as readonly string[]).includes(mediaType);

/** The same of a column, in SQL. */
export const safeImage = (column: string): string => `${column} in (${IMAGES.map((type) => `'${type}'`).join(', ')})`;
