/** What other features mount of the composer: this is its front door. */
export { Composer } from './composer.js';
export { DropZone } from './drop-zone.js';
export { FileList } from './file-list.js';
export { KeptState } from './kept-state.js';
export { upload } from './upload.js';
export { useFiles } from './use-files.js';
export { useTyped, useWriting } from './use-writing.js';
export { AttachButton, WaitingFiles } from './waiting-files.js';
