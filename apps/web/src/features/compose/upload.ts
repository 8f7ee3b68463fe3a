import { API_PREFIX, type AttachmentView, type ProblemBody } from '@desk/contracts';
import { ProblemError } from '../../api/problems.js';

export type FileSide = 'message' | 'resolution' | 'note';

const DOORS: Readonly<Record<FileSide, string>> = {
  message: 'attachments',
  resolution: 'resolution-attachments',
  note: 'note-attachments',
};

/** Where a file goes in. */
export function uploadPath(ticketId: string | null, side: FileSide): string {
  return ticketId === null ? '/my/uploads' : `/tickets/${encodeURIComponent(ticketId)}/${DOORS[side]}`;
}

/** Sends a file as it is; `fetch` cannot say how far it has come. */
export function upload(
  path: string,
  file: File,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<AttachmentView> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `${API_PREFIX}${path}?name=${encodeURIComponent(file.name || 'fil')}`);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0));
    request.addEventListener('load', () => {
      try {
        const body = JSON.parse(request.responseText) as unknown;
        if (request.status === 201) resolve(body as AttachmentView);
        else reject(ProblemError.of(body as ProblemBody));
      } catch {
        reject(ProblemError.unreadable(request.status));
      }
    });
    request.addEventListener('error', () => reject(ProblemError.offline()));
    request.addEventListener('abort', () => reject(ProblemError.offline()));
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

/** The address of a file's bytes. */
export const fileAddress = (path: string, id: string): string => `${API_PREFIX}${path}/${encodeURIComponent(id)}`;
