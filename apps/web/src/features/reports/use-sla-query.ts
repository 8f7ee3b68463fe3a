import { BREACH_CAUSES, CLOCK_TARGETS, LINES, PRIORITIES, SLA_DIMENSIONS, USE_SHARES } from '@desk/contracts';
import type { BreachCause, ClockTarget, Line, Priority, SlaDimension, UseShare } from '@desk/contracts';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';

/** What the report is narrowed to; nothing where it is not. */
export interface SlaFilter {
  readonly agency?: string;
  readonly service?: string;
  readonly priority?: Priority;
  readonly line?: Line;
  readonly team?: string;
  /** The numbers are those of the months as they were closed. */
  readonly knownAs?: 'closing';
}

export const FILTER_NAMES = ['agency', 'service', 'priority', 'line', 'team'] as const;
export type FilterName = (typeof FILTER_NAMES)[number];

const known = <T extends string | number>(text: string | null, values: readonly T[]): T | undefined =>
  values.find((value) => String(value) === text);

function filterOf(search: URLSearchParams): SlaFilter {
  const [agency, service, team] = [search.get('agency'), search.get('service'), search.get('team')];
  const priority = known(search.get('priority'), PRIORITIES);
  const line = known(search.get('line'), LINES);
  return {
    ...(agency ? { agency } : {}),
    ...(service ? { service } : {}),
    ...(priority ? { priority } : {}),
    ...(line ? { line } : {}),
    ...(team ? { team } : {}),
    ...(search.get('known') === 'closing' ? { knownAs: 'closing' as const } : {}),
  };
}

export interface SlaAddress {
  readonly by: SlaDimension;
  readonly filter: SlaFilter;
  /** Only this clock is shown; all without. */
  readonly target: ClockTarget | undefined;
  readonly isLowestFirst: boolean;
  /** `day`: as known on a day, which is being chosen; else the report in which it was counted. */
  readonly known: KnownAddress;
}

export type KnownAddress = 'now' | 'closing' | 'day' | { readonly reportId: string };

function knownOf(word: string | null): KnownAddress {
  if (word === null) return 'now';
  return word === 'closing' || word === 'day' ? word : { reportId: word };
}

/** What stands in the address of the report beside its period. */
export function useSlaAddress(): SlaAddress {
  const [search] = useSearchParams();
  return useMemo(
    () => ({
      by: known(search.get('by'), SLA_DIMENSIONS) ?? 'agency',
      filter: filterOf(search),
      target: known(search.get('target'), CLOCK_TARGETS),
      isLowestFirst: search.get('order') === 'lowest',
      known: knownOf(search.get('known')),
    }),
    [search],
  );
}

/** What narrows a number further: how much was used, the hour of the week, or the cause. */
export interface Narrowed {
  readonly used?: UseShare;
  readonly weekday?: number;
  readonly hour?: number;
  readonly cause?: BreachCause;
}

export interface BehindAddress {
  readonly target: ClockTarget;
  readonly outcome: 'met' | 'missed';
  readonly filter: SlaFilter;
  readonly month: string | undefined;
  readonly narrowed: Narrowed;
}

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

function narrowedOf(search: URLSearchParams): Narrowed {
  const used = known(search.get('used'), USE_SHARES);
  const weekday = known(search.get('weekday'), WEEKDAYS);
  const hour = known(search.get('hour'), HOURS);
  const cause = known(search.get('cause'), BREACH_CAUSES);
  return {
    ...(used === undefined ? {} : { used }),
    ...(weekday === undefined ? {} : { weekday }),
    ...(hour === undefined ? {} : { hour }),
    ...(cause === undefined ? {} : { cause }),
  };
}

/** What stands in the address of the list behind a number; null when it names no number. */
export function useBehindAddress(): BehindAddress | null {
  const [search] = useSearchParams();
  return useMemo(() => {
    const target = known(search.get('target'), CLOCK_TARGETS);
    const outcome = known(search.get('outcome'), ['met', 'missed'] as const);
    const month = search.get('month') ?? undefined;
    if (!target || !outcome || (month !== undefined && !/^2\d{3}-(0[1-9]|1[0-2])$/.test(month))) return null;
    return { target, outcome, filter: filterOf(search), month, narrowed: narrowedOf(search) };
  }, [search]);
}
