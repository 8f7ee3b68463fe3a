import type { StaffingCandidate, StaffingTerms } from '@desk/contracts';
import type { Parameter } from '../domain/report-document.js';
import type { Voice } from './report-source.js';

/** What was asked of the staffing, as people say it; what is as it is today is left out. */
export function termsInWords(
  { words, said }: Voice,
  terms: StaffingTerms,
  candidates: readonly StaffingCandidate[],
): Parameter[] {
  const { ask } = words.capacity;
  const nameOf = (key: string): string => candidates.find(({ agency }) => agency.key === key)?.agency.name ?? key;
  const number = (value: number | null, digits = 0): string | null =>
    value === null ? null : said.number(value, digits);
  const asked: [string, string | null][] = [
    [ask.agencies, terms.agencies.length === 0 ? null : terms.agencies.map(nameOf).join(', ')],
    [ask.opens, terms.opens],
    [ask.closes, terms.closes],
    [ask.targetMinutes, number(terms.targetMinutes)],
    [ask.targetShare, number(terms.targetShare * 100)],
    [ask.callSeconds, number(terms.callSeconds)],
    [ask.callShare, number(terms.callShare * 100)],
    [ask.webMinutes, number(terms.webMinutes, 1)],
    [ask.callMinutes, number(terms.callMinutes, 1)],
    [ask.absence, number(terms.absence * 100)],
    [ask.overflow, terms.overflow ? words.own.yes : words.own.no],
  ];
  return asked.flatMap(([label, value]) => (value === null ? [] : [{ label, value }]));
}
