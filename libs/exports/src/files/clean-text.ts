/** Controls and halves of characters have no place in a document, and break some readers of it. */
const UNWRITABLE = /[\p{Cc}\p{Surrogate}\uFFFE\uFFFF]/gu;

export const cleanText = (text: string): string => text.replace(UNWRITABLE, (found) => (found === '\n' ? ' ' : ''));
