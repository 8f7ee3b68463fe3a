import type { Drawing } from '@desk/charts';
import { renderSvg } from '@desk/charts/server';
import type { Chart } from '../domain/report-document.js';

/** More bars than these do not fit on a page, upright or lying. */
export const [MOST_BARS, MOST_BARS_LYING] = [25, 12];

/** Charts of the pages, for paper and mail; those that have nothing to draw are left out. */
export function chartsOf(drawings: readonly Drawing[]): readonly Chart[] {
  return drawings
    .filter(({ picture }) => picture !== null)
    .map((drawing) => ({ title: drawing.title, alt: drawing.summary, svg: () => renderSvg(drawing) }));
}
