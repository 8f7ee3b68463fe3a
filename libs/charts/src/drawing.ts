import type { CustomSeriesOption } from 'echarts/charts';
import type { GridComponentOption } from 'echarts/components';
import type { ComposeOption } from 'echarts/core';

/** What the engine draws: only what `engine.ts` has registered. */
export type ChartOption = ComposeOption<CustomSeriesOption | GridComponentOption>;

/** Into what is drawn. */
export interface Frame {
  /** CSS pixels. */
  readonly width: number;
  /** Pixels of the body text around the chart; everything written in it follows. */
  readonly fontSize: number;
  readonly fontFamily: string;
}

export interface Picture {
  readonly option: ChartOption;
  /** CSS pixels that it needs. */
  readonly height: number;
}

/** `key` names the row for whoever hangs links on it. */
export interface TableRow {
  readonly key: string;
  /** As many as there are columns, the first heads the row. */
  readonly cells: readonly string[];
  readonly isMain?: boolean;
}

/** The same as numbers: behind the chart on a page, in its place where nothing can be drawn. */
export interface DrawingTable {
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
}

/** A chart with everything that says the same without seeing it. */
export interface Drawing {
  readonly title: string;
  /** The text alternative: what a reader of the chart would say of it. */
  readonly summary: string;
  /** How to read the signs in it; null: they speak for themselves. */
  readonly key: string | null;
  /** Null: there is nothing to draw, and `summary` says why. */
  readonly picture: ((frame: Frame) => Picture) | null;
  readonly table: DrawingTable;
}

/** Where something is expected to lie, and what it is called. Always drawn, whatever the figures. */
export interface Band {
  readonly low: number;
  readonly high: number;
  readonly name: string;
}
