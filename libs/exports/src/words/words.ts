import type { Locale } from '@desk/contracts';
import { ownWords, type OwnWords } from './own.js';
import { en } from './screens.en.js';
import { nb, type ScreenWords } from './screens.nb.js';
import { nn } from './screens.nn.js';

/** Those of the pages, and under `own` those of files and mails. */
export interface Words extends ScreenWords {
  readonly own: OwnWords;
}

const screens: Readonly<Record<Locale, ScreenWords>> = { nb, nn, en };

export const wordsIn = (locale: Locale): Words => ({ ...screens[locale], own: ownWords[locale] });
