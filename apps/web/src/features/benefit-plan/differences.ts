import { PLAN_SOURCES, type PlanContent, type PlanSource, type PlanYear } from '@desk/contracts';

/** `before` null: the year was not there; `after` null: it is no more. */
export interface PlanDifference {
  readonly line: 'startsOn' | 'costPerFte' | 'tolerancePercent' | PlanSource | 'transition' | 'running';
  readonly year: number | null;
  readonly before: number | string | null;
  readonly after: number | string | null;
}

/** Every line in which two versions differ, by year. A year that is only in one of them counts where it says something. */
export function differences(before: PlanContent, after: PlanContent): PlanDifference[] {
  const found: PlanDifference[] = [];
  for (const line of ['startsOn', 'costPerFte', 'tolerancePercent'] as const) {
    if (before[line] !== after[line]) found.push({ line, year: null, before: before[line], after: after[line] });
  }
  const years = [...new Set([...before.years, ...after.years].map(({ year }) => year))].sort((a, b) => a - b);
  for (const year of years) {
    const [then, now] = [before, after].map((content) => content.years.find((one) => one.year === year) ?? null);
    for (const line of [...PLAN_SOURCES, 'transition', 'running'] as const) {
      const [was, is] = [valueOf(then ?? null, line), valueOf(now ?? null, line)];
      if (was === is || (was ?? 0) === (is ?? 0)) continue;
      found.push({ line, year, before: was, after: is });
    }
  }
  return found;
}

function valueOf(year: PlanYear | null, line: PlanSource | 'transition' | 'running'): number | null {
  if (year === null) return null;
  return line === 'transition' || line === 'running' ? year[line] : year.fte[line];
}
