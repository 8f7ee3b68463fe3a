import type { Drawing, Frame } from './drawing.js';
import { init } from './engine.js';

/** On a page of paper or in a mail: CSS pixels. */
const PAGE: Frame = { width: 720, fontSize: 15, fontFamily: 'Roboto' };

/**
 * The chart as a document of its own; null where there is nothing to draw, and the summary has to be said instead. Its
 * letters are Roboto, which the server has.
 */
export function renderSvg({ picture }: Drawing, frame: Partial<Frame> = {}): string | null {
  if (!picture) return null;
  const into = { ...PAGE, ...frame };
  const { option, height } = picture(into);
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: into.width, height });
  try {
    chart.setOption(option);
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}
