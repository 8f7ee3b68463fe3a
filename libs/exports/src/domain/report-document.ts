import type { IsoDate, IsoInstant, Locale } from '@desk/contracts';

/**
 * What a column holds. percent: a fraction of 1; minutes: minutes; money: NOK; ore: NOK to the øre; date: `2026-12-24`; figure: cells that bring
 * their own kind.
 */
export type ColumnKind = 'text' | 'integer' | 'decimal' | 'percent' | 'minutes' | 'money' | 'ore' | 'date' | 'figure';
export type NumberKind = Exclude<ColumnKind, 'text' | 'date' | 'figure'>;

export interface Column {
  readonly key: string;
  readonly label: string;
  readonly kind: ColumnKind;
}

export interface Figure {
  readonly value: number;
  readonly kind: NumberKind;
}

/** In a column of numbers or dates a text is the word for what is not there: too few, not known. Never a number that is none. */
export type Cell = string | number | Figure;

export interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

/** A picture of a table, which stands behind it. */
export interface Chart {
  readonly title: string;
  /** What it shows, for who does not see it. */
  readonly alt: string;
  /** Drawn when it is asked for, since most formats have none; a whole SVG in Roboto. */
  svg(): string | null;
}

export interface Section {
  /** Names the file or sheet: lower case, digits and `-`. */
  readonly key: string;
  readonly heading: string;
  /** Formula and population of its figures, a paragraph each. */
  readonly note: readonly string[];
  readonly table: Table;
  /** Said in place of a table without rows. */
  readonly empty: string;
  /** Rows that are worth the paper; the first ones. */
  readonly mostOnPaper?: number;
  /** The one that says most comes first. */
  readonly charts?: readonly Chart[];
}

export interface Headline {
  readonly label: string;
  readonly value: string;
  readonly note?: string;
}

export interface Days {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

export interface Parameter {
  readonly label: string;
  readonly value: string;
}

/** What a report says, before it has a title page, a language of numbers, or a format. */
export interface ReportContent {
  readonly title: string;
  /** A sentence or two that say what there is to conclude, where the page says so. */
  readonly text?: string;
  /** What was said in place of the days that were asked for: of a month, a year, or a run of its own. */
  readonly period?: Days;
  /** Said beside the period and what the page is narrowed to. */
  readonly parameters?: readonly Parameter[];
  /** As of when its figures are known; without it, as of now. */
  readonly known?: string;
  /** What its page has in its address, where that is not what was asked for. */
  readonly address?: Readonly<Record<string, string>>;
  readonly headlines: readonly Headline[];
  /** The one that matters most comes first. */
  readonly sections: readonly Section[];
}

export interface ReportDocument extends ReportContent {
  readonly key: string;
  readonly locale: Locale;
  readonly period: Days;
  /** Period and what it is narrowed to, in words. */
  readonly parameters: readonly Parameter[];
  readonly generatedAt: IsoInstant;
  /** Up to when the desk knew what the figures say, in words. */
  readonly known: string;
  /** Path and search of its page. */
  readonly page: string;
}

/** A document is never given out with a number that is none, or a row that does not fit its columns. */
export function soundDocument<T extends ReportContent>(document: T): T {
  for (const { key, table } of document.sections) {
    for (const row of table.rows) {
      if (row.length !== table.columns.length) throw new Error(`a row of ${key} does not fit its columns`);
      for (const cell of row) {
        const value = typeof cell === 'object' ? cell.value : cell;
        if (typeof value === 'number' && !Number.isFinite(value)) throw new Error(`${key} holds a number that is none`);
      }
    }
  }
  return document;
}

/** The number, or the word for one that is not there. */
export const numberOr = (value: number | null, word: string): number | string => value ?? word;
/** The same of one with a kind of its own. */
export const figureOr = (value: number | null, kind: NumberKind, word: string): Figure | string =>
  value === null ? word : { value, kind };
