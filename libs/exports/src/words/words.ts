import type { Locale } from '@desk/contracts';
import { words as en } from '@desk/words/en';
import { words as nb, type Words as PageWords } from '@desk/words/nb';
import { words as nn } from '@desk/words/nn';
import { ownWords } from './own.js';
import { en as tablesEn } from './tables.en.js';
import { nb as tablesNb, type TableWords } from './tables.nb.js';
import { nn as tablesNn } from './tables.nn.js';

const pages: Readonly<Record<Locale, PageWords>> = { nb, nn, en };
const tables: Readonly<Record<Locale, TableWords>> = { nb: tablesNb, nn: tablesNn, en: tablesEn };

export type Words = ReturnType<typeof wordsIn>;

/** Those of the pages, under `tables` those of the tables behind charts, and under `own` those of files and mails. */
export function wordsIn(locale: Locale) {
  const { 'benefit-plan': benefitPlan, 'hand-offs': handOffs, 'open-results': openResults, ...others } = pages[locale];
  return { ...others, benefitPlan, handOffs, openResults, tables: tables[locale], own: ownWords[locale] };
}
