import type { IsoDate, StaffingTerms } from '@desk/contracts';

const DAY_MS = 86_400_000;
/** Weeks whose arrivals are taken: the last whole days. */
const DAYS = 28;

/** Of a date that does not exist: nothing. */
function before(date: IsoDate, days: number): IsoDate {
  const ms = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(ms) ? '' : new Date(ms - days * DAY_MS).toISOString().slice(0, 10);
}

/** As nothing is asked: the last four weeks that are over, and everything as it is. */
export function standardTerms(today: IsoDate): StaffingTerms {
  return {
    from: before(today, DAYS),
    to: before(today, 1),
    agencies: [],
    opens: null,
    closes: null,
    targetMinutes: null,
    targetShare: 0.9,
    callSeconds: 60,
    callShare: 0.8,
    overflow: false,
    absence: 0.15,
    webMinutes: null,
    callMinutes: null,
  };
}

/** Names in the address, and where each number may lie. */
const NUMBERS = {
  targetMinutes: { name: 'target', least: 5, most: 4_800, whole: true },
  targetShare: { name: 'share', least: 0.5, most: 0.99, whole: false },
  callSeconds: { name: 'callSeconds', least: 5, most: 3_600, whole: true },
  callShare: { name: 'callShare', least: 0.5, most: 0.99, whole: false },
  absence: { name: 'absence', least: 0, most: 0.6, whole: false },
  webMinutes: { name: 'web', least: 0.5, most: 240, whole: false },
  callMinutes: { name: 'call', least: 0.5, most: 240, whole: false },
} as const;
type NumberTerm = keyof typeof NUMBERS;
const NUMBER_TERMS = Object.keys(NUMBERS) as NumberTerm[];

/** The question stands in the address, so that a link asks others the same; what makes no sense is as if it were not said. */
export function termsOfAddress(search: URLSearchParams, today: IsoDate): StaffingTerms {
  const terms = standardTerms(today);
  const [from, to] = [search.get('from'), search.get('to')];
  if (isDate(from) && isDate(to) && from <= to && to < today) Object.assign(terms, { from, to });
  terms.agencies = [...new Set((search.get('agencies') ?? '').split(',').filter((key) => key !== ''))].sort();
  const [opens, closes] = [search.get('opens'), search.get('closes')];
  if (isQuarter(opens) && isQuarter(closes) && opens < closes) Object.assign(terms, { opens, closes });
  for (const term of NUMBER_TERMS) {
    const { name, least, most, whole } = NUMBERS[term];
    const text = search.get(name);
    const value = Number(text);
    if (text === null || text === '' || !(value >= least && value <= most) || (whole && !Number.isInteger(value)))
      continue;
    Object.assign(terms, { [term]: value });
  }
  terms.overflow = search.get('overflow') === '1';
  return terms;
}

/** Only what differs from the standard. */
export function addressOfTerms(terms: StaffingTerms, today: IsoDate): URLSearchParams {
  const standard = standardTerms(today);
  const search = new URLSearchParams();
  if (terms.from !== standard.from || terms.to !== standard.to) {
    search.set('from', terms.from);
    search.set('to', terms.to);
  }
  if (terms.agencies.length > 0) search.set('agencies', terms.agencies.join(','));
  if (terms.opens !== null && terms.closes !== null) {
    search.set('opens', terms.opens);
    search.set('closes', terms.closes);
  }
  for (const term of NUMBER_TERMS) {
    const value = terms[term];
    if (value !== null && value !== standard[term]) search.set(NUMBERS[term].name, String(value));
  }
  if (terms.overflow) search.set('overflow', '1');
  return search;
}

function isDate(text: string | null): text is IsoDate {
  return text !== null && /^2\d{3}-\d\d-\d\d$/.test(text) && before(text, 0) === text;
}

function isQuarter(text: string | null): text is string {
  return text !== null && /^([01]\d|2[0-3]):(00|15|30|45)$/.test(text);
}

/** A number as people write it, with a comma or a point; null when nothing is written, NaN when it is none. */
export function writtenNumber(text: string): number | null {
  const trimmed = text.trim().replace(/\s|%/g, '').replace(',', '.');
  if (trimmed === '') return null;
  return /^\d+(\.\d+)?$/.test(trimmed) ? Number(trimmed) : Number.NaN;
}

/** Whether a written number is one that the term can have; the bounds as the address has them. */
export function numberFits(term: NumberTerm, value: number): boolean {
  const { least, most, whole } = NUMBERS[term];
  return value >= least && value <= most && (!whole || Number.isInteger(value));
}

export const boundsOf = (term: NumberTerm): { readonly least: number; readonly most: number } => NUMBERS[term];
export type { NumberTerm };
