import type { CustomSeriesOption } from 'echarts/charts';
import type { ChartOption, Frame, Picture } from './drawing.js';
import { PALETTE } from './palette.js';
import { group, type Shape } from './shapes.js';

/** Below this many letters' width a chart is drawn for a phone. */
const NARROW = 36;

export const isNarrow = ({ width, fontSize }: Frame): boolean => width < NARROW * fontSize;

/** The plot within the picture, in pixels from its edges. */
export interface Margins {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** What all charts have in common: they stand still, and their plot is where it is told to be. */
export function picture(
  { fontSize, fontFamily }: Frame,
  height: number,
  margins: Margins,
  rest: Pick<ChartOption, 'xAxis' | 'yAxis' | 'series'>,
): Picture {
  return {
    height: Math.ceil(height),
    option: {
      animation: false,
      backgroundColor: 'transparent',
      textStyle: { fontFamily, fontSize: fontSize * SMALL, color: PALETTE.ink },
      grid: { ...margins, outerBoundsMode: 'none' },
      ...rest,
    },
  };
}

/** Of the body text. */
export const SMALL = 0.875;

export const axisText = ({ fontSize, fontFamily }: Frame) => ({
  color: PALETTE.ink,
  fontSize: fontSize * SMALL,
  fontFamily,
});

/** From values to pixels. */
export type At = (x: number, y: number) => readonly [number, number];

/** A series that paints by itself: once, or for each of its items. The axes have their ends and read nothing off it. */
export function painted(
  id: string,
  items: number,
  z: number,
  paint: (index: number, at: At) => readonly Shape[],
): CustomSeriesOption {
  return {
    id,
    type: 'custom',
    silent: true,
    z,
    data: Array.from({ length: items }, () => [0, 0]),
    renderItem: ({ dataIndex }, api) =>
      group(
        paint(dataIndex, (x, y) => {
          const [px = 0, py = 0] = api.coord([x, y]);
          return [px, py];
        }),
      ),
  };
}
