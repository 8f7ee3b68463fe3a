import type { PlanContent, PlanYear } from '@desk/contracts';
import type { Temporal } from 'temporal-polyfill';
import { DEFAULT_COST_PER_FTE, PROGRAMME_PLAN } from './money.js';
import { oreOf } from './ore.js';

/** The middle of 10–20 % of 100 FTE. */
const FULL_FTE = 15;
const DEFAULT_TOLERANCE = 10;

/**
 * What the programme expects, to begin with: 10–20 % of 100 FTE, of which the middle, in the years and with the net sums of
 * measure FIN1. What it saves, a full year costs: a negative net is transition. Of sources it says "scale and standardisation";
 * nothing is known of their shares, so all of it stands under pooling until somebody divides it.
 */
export function suggestion(startsOn: Temporal.PlainDate): PlanContent {
  const shift = startsOn.year - (PROGRAMME_PLAN[0]?.year ?? startsOn.year);
  return {
    startsOn: startsOn.toString(),
    costPerFte: oreOf(DEFAULT_COST_PER_FTE),
    tolerancePercent: DEFAULT_TOLERANCE,
    years: PROGRAMME_PLAN.map(({ year, net }): PlanYear => {
      const fte = Math.min(FULL_FTE, Math.max(0, net / DEFAULT_COST_PER_FTE));
      return {
        year: year + shift,
        fte: { pooling: fte, selfHelp: 0, fewerHandOffs: 0, standardisation: 0 },
        transition: net < 0 ? oreOf(-net) : 0,
        running: 0,
      };
    }),
  };
}
