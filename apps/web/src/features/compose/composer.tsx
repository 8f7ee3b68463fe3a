import type { ComposerProps } from './composer-props.js';
import { MessageComposer } from './message-composer.js';
import { NoteComposer } from './note-composer.js';
import './compose.scss';

/**
 * Where one writes. A message and a note are two composers that share no text, no file and no way out: what is written in
 * the one cannot leave by the other.
 */
export function Composer({ kind, ...props }: ComposerProps) {
  return kind === 'message' ? <MessageComposer {...props} /> : <NoteComposer {...props} />;
}
