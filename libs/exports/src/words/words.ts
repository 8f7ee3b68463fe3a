import type { Locale } from '@desk/contracts';
import { ownWords, type OwnWords } from './own.js';
import { en } from './screens.en.js';
import { en as pagesEn } from './pages.en.js';
import { nb as pagesNb, type PageWords } from './pages.nb.js';
import { nn as pagesNn } from './pages.nn.js';
import { nb, type ScreenWords } from './screens.nb.js';
import { nn } from './screens.nn.js';
import { en as tablesEn } from './tables.en.js';
import { nb as tablesNb, type TableWords } from './tables.nb.js';
import { nn as tablesNn } from './tables.nn.js';

/** Those of the pages, under `tables` those of the tables behind charts, and under `own` those of files and mails. */
export interface Words extends ScreenWords, PageWords {
  readonly tables: TableWords;
  readonly own: OwnWords;
}

const screens: Readonly<Record<Locale, ScreenWords>> = { nb, nn, en };
const pages: Readonly<Record<Locale, PageWords>> = { nb: pagesNb, nn: pagesNn, en: pagesEn };
const tables: Readonly<Record<Locale, TableWords>> = { nb: tablesNb, nn: tablesNn, en: tablesEn };

export const wordsIn = (locale: Locale): Words => ({
  ...screens[locale],
  ...pages[locale],
  tables: tables[locale],
  own: ownWords[locale],
});
