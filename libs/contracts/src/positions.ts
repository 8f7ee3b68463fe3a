import type { IsoDate, IsoInstant } from './city.js';
import type { AgencyRef, PersonRef } from './people.js';
import type { Interval, PositionKind } from './reports.js';
import type { SheetFault } from './baselines.js';

/** What a correction may change of a position; where it stands and of what kind stays. */
export interface PositionFigures {
  /** What it is called. Two of one name at one place are one position, and cannot run at once. */
  name: string;
  /** At most three decimals. */
  fte: number;
  from: IsoDate;
  /** Last day; null: until further notice. */
  to: IsoDate | null;
}

export interface PositionContent extends PositionFigures {
  kind: PositionKind;
  /** Which agency has kept it; null of all kinds but `left_behind`. */
  agencyKey: string | null;
}

/** What a position said before it was changed. */
export interface PositionVersion extends PositionFigures {
  revision: number;
  /** Why it came to say so; null of what was entered first. */
  reason: string | null;
  updatedAt: IsoInstant | null;
  updatedBy: PersonRef | null;
  supersededAt: IsoInstant;
}

export interface PositionRow extends PositionFigures {
  id: string;
  kind: PositionKind;
  agency: AgencyRef | null;
  /** To be named by who changes it. */
  revision: number;
  reason: string | null;
  updatedAt: IsoInstant | null;
  updatedBy: PersonRef | null;
  /** Newest first. */
  past: PositionVersion[];
  mayChange: boolean;
}

/** `all`: those that are over and those to come as well. */
export const POSITION_CHOICES = ['standing', 'all'] as const;
export type PositionChoice = (typeof POSITION_CHOICES)[number];

/** Contacts see what their own agencies have kept. */
export interface PositionList {
  on: IsoDate;
  items: PositionRow[];
  /** Of those that stand on the day, as far as the reader sees them. */
  sums: { kind: PositionKind; fte: number }[];
  abilities: {
    /** Of the joint first line, and by sheet. */
    addCentral: boolean;
    /** Agencies for which left-behind positions may be declared. */
    declareFor: AgencyRef[];
  };
}

export interface CorrectPositionRequest {
  revision: number;
  figures: PositionFigures;
  reason: string;
}

export interface EndPositionRequest {
  revision: number;
  lastDay: IsoDate;
  /** Must be there when the last day lies before today, since that changes what was reported. */
  reason: string | null;
}

export interface WithdrawRequest {
  revision: number;
  reason: string;
}

/** `id` null: a new one; `content` null: it is taken back. */
export interface PositionEffectRequest {
  id: string | null;
  content: PositionContent | null;
}

/** What positions make of the gain of one day: that on which the change first counts, or today if that is later. */
export interface PositionEffect {
  on: IsoDate;
  before: GainOfDay;
  after: GainOfDay;
}

export interface GainOfDay {
  fteNow: number;
  /** Fractions of the expected baseline per employee; null: none can be stated. */
  gain: Interval | null;
}

export const POSITION_SHEET_FAULTS = [
  'empty_sheet',
  'unknown_column',
  'column_twice',
  'missing_column',
  'wrong_number_of_fields',
  'unclosed_quote',
  'unknown_kind',
  'unknown_agency',
  /** A left-behind position without its agency, or another one with an agency. */
  'agency_missing',
  'agency_not_central',
  'required',
  'not_a_number',
  'ambiguous_number',
  /** With `least`. */
  'too_small',
  /** With `most`. */
  'too_large',
  /** With `most`: more decimals than those. */
  'too_fine',
  'not_a_date',
  'ends_before_it_begins',
  /** With `other`: the name and days of the one that it overlaps. */
  'overlapping',
  /** With `most`. */
  'too_long',
] as const;
export type PositionSheetFaultCode = (typeof POSITION_SHEET_FAULTS)[number];

export interface PositionSheetFault extends Omit<SheetFault, 'code'> {
  code: PositionSheetFaultCode;
}

export interface PositionSheetRow extends PositionFigures {
  row: number;
  kind: PositionKind;
  agency: AgencyRef | null;
  change: 'new' | 'same';
}

/** A sheet adds positions; it is taken whole or not at all. What stands already is left alone. */
export interface PositionSheetResult {
  rows: PositionSheetRow[];
  faults: PositionSheetFault[];
  applied: boolean;
  /** Null while something is wrong, when nothing is new, and for who does not read the gain. */
  effect: PositionEffect | null;
}
