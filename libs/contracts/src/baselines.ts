import type { IsoDate, IsoInstant } from './city.js';
import type { AgencyRef, PersonRef } from './people.js';
import type { Interval } from './reports.js';
import type { AttachmentView } from './writing.js';

/** What an agency's own first line was, before it joined. */
export interface BaselineFigures {
  /** First-line FTE: the 5 %, 50 % and 95 % points. */
  fte: Interval;
  /** How it was found, in words. */
  source: string;
  measuredOn: IsoDate;
  employees: number | null;
  /** Counted as the desk counts; null: unknown, or counted by another practice. */
  ticketsPerYear: number | null;
  seasonNote: string | null;
  /** What the work on a ticket was: minutes in first line and how often it was taken up there; minutes in second line. */
  firstLineMinutesPerTicket: number | null;
  touchesPerTicket: number | null;
  handOffsPerTicket: number | null;
  secondLineMinutesPerTicket: number | null;
  /** Mean of 1 to 5. */
  satisfaction: number | null;
  /** Medians, hours. */
  firstResponseHours: number | null;
  resolutionHours: number | null;
}

export interface BaselineRow {
  agency: AgencyRef;
  headCount: number;
  joinedOn: IsoDate | null;
  wave: number | null;
  /** Null: nothing is entered yet. */
  figures: BaselineFigures | null;
  version: number;
  lockedAt: IsoInstant | null;
  /** It was locked after the agency had joined. */
  lockedLate: boolean;
  evidence: number;
}

export interface BaselineEvidence extends AttachmentView {
  addedAt: IsoInstant;
  addedBy: PersonRef;
}

/** A version that was corrected, and why the next one took its place. */
export interface BaselineVersion {
  version: number;
  figures: BaselineFigures;
  /** Why it was made; null for the first. */
  reason: string | null;
  lockedAt: IsoInstant;
  lockedBy: PersonRef | null;
  supersededAt: IsoInstant;
}

export interface BaselineView extends Omit<BaselineRow, 'evidence'> {
  /** To be named by who changes it; 0 while nothing is entered. */
  revision: number;
  reason: string | null;
  updatedAt: IsoInstant | null;
  updatedBy: PersonRef | null;
  lockedBy: PersonRef | null;
  evidence: BaselineEvidence[];
  /** Superseded versions, newest first. */
  past: BaselineVersion[];
  abilities: { edit: boolean; lock: boolean; correct: boolean };
}

export interface SaveBaselineRequest {
  revision: number;
  figures: BaselineFigures;
}

/** Takes the place of a locked version, and is locked itself. */
export interface CorrectBaselineRequest extends SaveBaselineRequest {
  reason: string;
}

export interface BaselineSheetRequest {
  /** The spreadsheet as CSV: `;`, `,` or tab between fields, decimal comma or point. */
  text: string;
  /** False: only say what would become of it. */
  apply: boolean;
}

export const SHEET_FAULTS = [
  'empty_sheet',
  'unknown_column',
  'column_twice',
  'missing_column',
  /** With `expected` and `fields`; with a column: there a decimal comma has most likely become two fields. */
  'wrong_number_of_fields',
  'unclosed_quote',
  'unknown_agency',
  'agency_twice',
  'agency_locked',
  'required',
  'not_a_number',
  /** With `decimal` and `thousands`: `1.250` may be either. */
  'ambiguous_number',
  'not_whole',
  /** With `least`. */
  'too_small',
  /** With `most`. */
  'too_large',
  /** With `employees`: so many positions for so few employees; most likely the decimal comma is lost. */
  'lost_comma',
  'not_a_date',
  'lies_ahead',
  /** With `most`. */
  'too_long',
] as const;
export type SheetFaultCode = (typeof SHEET_FAULTS)[number];

export interface SheetFault {
  /** As a spreadsheet counts: the heading is row 1. */
  row: number;
  /** Letter of the column, as a spreadsheet has it, and its heading; null: the row as a whole. */
  column: { letter: string; heading: string } | null;
  code: SheetFaultCode;
  /** What stands there. */
  found: string;
  values?: Record<string, string | number>;
}

/** A sheet is taken whole or not at all. */
export interface BaselineSheetResult {
  rows: { row: number; agency: AgencyRef; figures: BaselineFigures; change: 'new' | 'changed' | 'same' }[];
  faults: SheetFault[];
  applied: boolean;
}

/** What an imported history says of an agency's volume, for its zero point. */
export interface HistoryVolume {
  history: AgencyRef;
  from: IsoDate;
  to: IsoDate;
  tickets: number;
  /** Tickets ÷ days × 365; null when the history is shorter than 90 days. */
  ticketsPerYear: number | null;
  /** Median of filed → last resolution, real hours. */
  resolutionHours: number | null;
}
