import { useSearchParams } from 'react-router-dom';
import { useNow } from '../../ui/now.js';
import { cityDay } from '../../ui/city-time.js';
import { isDate, quickPeriod } from './period.js';
import type { Period, QuickPeriod } from './period.js';

export interface PeriodInAddress {
  readonly period: Period;
  readonly today: string;
  /** The address with other words in its search; empty ones are left out. */
  readonly withSearch: (words: Readonly<Record<string, string>>) => string;
}

/** The period stands in the address by its dates, so that a link shows to others what it showed to oneself. */
export function usePeriod(standard: QuickPeriod): PeriodInAddress {
  const [search] = useSearchParams();
  const today = cityDay(useNow());
  const from = search.get('from');
  const to = search.get('to');
  const period = isDate(from) && isDate(to) && from <= to ? { from, to } : quickPeriod(standard, today);
  return {
    period,
    today,
    withSearch: (words) => {
      const next = new URLSearchParams(search);
      for (const [name, value] of Object.entries(words)) {
        if (value === '') next.delete(name);
        else next.set(name, value);
      }
      return `?${next}`;
    },
  };
}
