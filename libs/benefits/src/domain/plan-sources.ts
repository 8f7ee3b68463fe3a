import { PLAN_SOURCES, type GainDecomposition, type GainFactor, type PlanSource } from '@desk/contracts';

/** What is measured of each source; of self-help nothing is: fewer tickets may have any cause. */
const FACTORS: Readonly<Record<PlanSource, readonly (GainFactor | 'rest')[]>> = {
  pooling: ['rest'],
  selfHelp: [],
  fewerHandOffs: ['hand_offs'],
  standardisation: ['minutes_per_touch', 'touches_per_ticket', 'minutes_per_ticket'],
};

export interface SourcedFte {
  readonly source: PlanSource;
  readonly fte: number | null;
}

/**
 * The parts of the raw gain by the source that the plan names. Pooling is utilisation, and that is the rest only where all else
 * was measured at both times. A source of which nothing was measured has none, and no part is divided by guess.
 */
export function bySource(decomposition: GainDecomposition | null): SourcedFte[] {
  return PLAN_SOURCES.map((source) => {
    const parts = (decomposition?.parts ?? []).filter(({ factor }) => FACTORS[source].includes(factor));
    const isKnown = parts.length > 0 && (source !== 'pooling' || decomposition?.restIsUtilisation === true);
    return { source, fte: isKnown ? parts.reduce((sum, { fte }) => sum + fte, 0) : null };
  });
}
