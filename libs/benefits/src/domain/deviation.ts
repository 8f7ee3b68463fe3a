import type { ActualFigures, PlanFigures } from '@desk/contracts';

export interface Deviation {
  /** What lies below plan by more than is tolerated. */
  readonly below: ('fte' | 'money')[];
  /** All of the interval lies there, so that the uncertainty of the baseline does not explain it. */
  readonly surely: boolean;
}

/**
 * Whether a closed period is below plan by more than the tolerance: in FTE by so much of the planned FTE, in money by so much of
 * the planned saving (of the net sum a share says little, since it passes through nought). No gain counts as none.
 */
export function deviationOf(plan: PlanFigures, { fte, net }: ActualFigures, tolerancePercent: number): Deviation {
  const share = tolerancePercent / 100;
  const leastFte = plan.fte - share * Math.abs(plan.fte) - 1e-9;
  const leastNet = plan.net - share * Math.abs(plan.saved);
  const isFteBelow = (fte?.likely ?? 0) < leastFte;
  const isNetBelow = net.likely < leastNet;
  return {
    below: [...(isFteBelow ? ['fte' as const] : []), ...(isNetBelow ? ['money' as const] : [])],
    surely: (isFteBelow && (fte?.high ?? 0) < leastFte) || (isNetBelow && net.high < leastNet),
  };
}
