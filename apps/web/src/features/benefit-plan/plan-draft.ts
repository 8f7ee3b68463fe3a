import { PLAN_SOURCES, type PlanContent, type PlanSource, type PlanYear } from '@desk/contracts';
import { numberOf, oreOf, typed, typedKroner } from '../../ui/typed-number.js';

/** What stands in the fields, as it was typed. */
export interface PlanDraftText {
  readonly startsOn: string;
  readonly costPerFte: string;
  readonly tolerancePercent: string;
  readonly years: readonly YearText[];
}
export type YearText = Readonly<Record<PlanSource | 'year' | 'transition' | 'running', string>>;

export function textOf({ startsOn, costPerFte, tolerancePercent, years }: PlanContent): PlanDraftText {
  return {
    startsOn,
    costPerFte: typedKroner(costPerFte),
    tolerancePercent: typed(tolerancePercent),
    years: years.map(({ year, fte, transition, running }) => ({
      year: String(year),
      pooling: typed(fte.pooling),
      selfHelp: typed(fte.selfHelp),
      fewerHandOffs: typed(fte.fewerHandOffs),
      standardisation: typed(fte.standardisation),
      transition: typedKroner(transition),
      running: typedKroner(running),
    })),
  };
}

/** As the year before it, without its transition. */
export function nextYear(before: YearText | undefined, first: number): YearText {
  const nought = { pooling: '0', selfHelp: '0', fewerHandOffs: '0', standardisation: '0', running: '0' };
  return { ...nought, ...before, transition: '0', year: String(before ? Number(before.year) + 1 : first) };
}

/** Fields that hold no number, by their place in the content; nothing counts as nought. */
export function unreadable({ costPerFte, tolerancePercent, years }: PlanDraftText): ReadonlySet<string> {
  const places: string[] = [];
  if (!Number.isFinite(oreOf(costPerFte) ?? Number.NaN)) places.push('costPerFte');
  if (!Number.isFinite(numberOf(tolerancePercent) ?? Number.NaN)) places.push('tolerancePercent');
  for (const [index, year] of years.entries()) {
    for (const source of PLAN_SOURCES) {
      if (Number.isNaN(numberOf(year[source]))) places.push(`years/${index}/fte/${source}`);
    }
    for (const cost of ['transition', 'running'] as const) {
      if (Number.isNaN(oreOf(year[cost]))) places.push(`years/${index}/${cost}`);
    }
  }
  return new Set(places);
}

/** Of a text in which every number is one. */
export function contentOf({ startsOn, costPerFte, tolerancePercent, years }: PlanDraftText): PlanContent {
  return {
    startsOn,
    costPerFte: oreOf(costPerFte) ?? 0,
    tolerancePercent: numberOf(tolerancePercent) ?? 0,
    years: years.map((year): PlanYear => ({
      year: Number(year.year),
      fte: {
        pooling: numberOf(year.pooling) ?? 0,
        selfHelp: numberOf(year.selfHelp) ?? 0,
        fewerHandOffs: numberOf(year.fewerHandOffs) ?? 0,
        standardisation: numberOf(year.standardisation) ?? 0,
      },
      transition: oreOf(year.transition) ?? 0,
      running: oreOf(year.running) ?? 0,
    })),
  };
}

/** Of one year, while it is typed; null where something is no number. */
export function fteOfYear(year: YearText): number | null {
  const parts = PLAN_SOURCES.map((source) => numberOf(year[source]) ?? 0);
  return parts.some(Number.isNaN) ? null : parts.reduce((sum, part) => sum + Math.round(part * 100), 0) / 100;
}
