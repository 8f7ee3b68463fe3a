import type { CannedReplyView, MacroView } from '@desk/contracts';

/** What is prepared, as one text. */
export const textOf = (one: CannedReplyView | MacroView): string =>
  'textNb' in one ? one.textNb : [one.actions.messageNb, one.actions.note].filter(Boolean).join(' · ');
