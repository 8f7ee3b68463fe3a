import type { Actor } from '@desk/access';
import type { IsoDate, ReportKey, ReportParameters } from '@desk/contracts';
import type { ReportContent } from '../domain/report-document.js';
import type { Said } from '../domain/said.js';
import type { Words } from '../words/words.js';

export interface ReportQuery extends ReportParameters {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/** In which language a document speaks. */
export interface Voice {
  readonly words: Words;
  readonly said: Said;
}

/**
 * A report that leaves as a file and by mail. It asks the query of its page, with the same actor: what the page refuses,
 * the file refuses.
 */
export interface ReportSource {
  readonly key: ReportKey;
  /** What its page asks for beside the period. */
  readonly takes: readonly (keyof ReportParameters)[];
  /** Without which it says nothing. */
  readonly needs?: readonly (keyof ReportParameters)[];
  /** Address of the page in the web client. */
  readonly page: string;
  title(words: Words, parameters: ReportParameters): string;
  /** `actor.locale` is the language of the document. */
  content(actor: Actor, query: ReportQuery, voice: Voice): Promise<Omit<ReportContent, 'title'>>;
}
