import type { BaselineFigures } from '@desk/contracts';
import { numberOf, typed } from '../../ui/typed-number.js';

/** The numbers beside the FTE, in the order in which the page asks for them. */
export const NUMBERS = [
  'employees',
  'ticketsPerYear',
  'firstLineMinutesPerTicket',
  'touchesPerTicket',
  'handOffsPerTicket',
  'secondLineMinutesPerTicket',
  'satisfaction',
  'firstResponseHours',
  'resolutionHours',
] as const satisfies readonly (keyof BaselineFigures)[];
export type NumberName = (typeof NUMBERS)[number];

/** What stands in the fields, as it was typed. */
export type Draft = Readonly<
  Record<NumberName | 'low' | 'likely' | 'high' | 'source' | 'measuredOn' | 'seasonNote', string>
>;

export function draftOf(figures: BaselineFigures | null): Draft {
  return {
    low: typed(figures?.fte.low ?? null),
    likely: typed(figures?.fte.likely ?? null),
    high: typed(figures?.fte.high ?? null),
    source: figures?.source ?? '',
    measuredOn: figures?.measuredOn ?? '',
    seasonNote: figures?.seasonNote ?? '',
    ...ofEach((name) => typed(figures?.[name] ?? null)),
  };
}

function ofEach<T>(value: (name: NumberName) => T): Record<NumberName, T> {
  return Object.fromEntries(NUMBERS.map((name) => [name, value(name)])) as Record<NumberName, T>;
}

/** The fields that hold something else than a number, or nothing where a number must be. */
export function unreadable(draft: Draft): readonly (NumberName | 'low' | 'likely' | 'high')[] {
  return [
    ...(['low', 'likely', 'high'] as const).filter((name) => !Number.isFinite(numberOf(draft[name]) ?? Number.NaN)),
    ...NUMBERS.filter((name) => Number.isNaN(numberOf(draft[name]))),
  ];
}

/** Of a draft in which every number is one. */
export function figuresOf(draft: Draft): BaselineFigures {
  return {
    fte: { low: numberOf(draft.low) ?? 0, likely: numberOf(draft.likely) ?? 0, high: numberOf(draft.high) ?? 0 },
    source: draft.source.trim(),
    measuredOn: draft.measuredOn,
    seasonNote: draft.seasonNote.trim() || null,
    ...ofEach((name) => numberOf(draft[name])),
  };
}
