import type { EChartsCoreOption, EChartsType } from 'echarts/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Punkt's colours in an order whose neighbours differ in lightness, not in hue alone. */
export const CHART_COLOURS = [
  '#2a2859',
  '#6fe9ff',
  '#034b45',
  '#f9c66b',
  '#1f42aa',
  '#43f8b6',
  '#ff8274',
  '#d0bfae',
] as const;

const LOOK: EChartsCoreOption = {
  color: [...CHART_COLOURS],
  textStyle: { fontFamily: "'Oslo Sans', arial, sans-serif", fontSize: 14, color: '#2a2859' },
  grid: { left: 8, right: 16, top: 40, bottom: 8, outerBoundsMode: 'same' },
  legend: { top: 0, left: 0, icon: 'rect', itemWidth: 14, itemHeight: 14 },
  // Drawn in the picture: a tooltip in HTML needs inline styles, which the content security policy may refuse.
  tooltip: { trigger: 'axis', renderMode: 'richText', confine: true },
};

export interface ChartTable {
  readonly columns: readonly string[];
  /** The first cell names the row. */
  readonly rows: readonly (readonly string[])[];
}

export interface ChartProps {
  readonly title: string;
  /** One sentence: what the picture shows. */
  readonly summary: string;
  readonly option: EChartsCoreOption;
  /** The same figures in words and numbers, for those who do not see the picture, and for anybody who asks. */
  readonly table: ChartTable;
  readonly height?: number;
  /** Called with the name of the row or month that was pressed. */
  readonly onPick?: (name: string) => void;
}

/** A chart with its title and its figures as a table. ECharts is loaded when the first chart is shown. */
export function Chart({ title, summary, option, table, height = 320, onPick }: ChartProps) {
  const { t } = useTranslation('ui');
  const place = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<EChartsType | null>(null);
  const pick = useRef(onPick);
  useEffect(() => {
    pick.current = onPick;
  });

  useEffect(() => {
    const element = place.current;
    if (!element) return;
    let made: EChartsType | undefined;
    let isGone = false;
    const resize = new ResizeObserver(() => made?.resize());
    void import('./chart-engine.js').then(({ init }) => {
      if (isGone) return;
      made = init(element, null, { renderer: 'svg' });
      made.on('click', (event) => pick.current?.(event.name));
      resize.observe(element);
      setChart(made);
    });
    return () => {
      isGone = true;
      resize.disconnect();
      made?.dispose();
    };
  }, []);

  useEffect(() => {
    const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    chart?.setOption({ ...LOOK, animation: !calm, animationDuration: 300, ...option }, { notMerge: true });
  }, [chart, option]);

  return (
    <figure className="chart">
      <figcaption className="chart__caption">
        <span className="chart__title">{title}</span>
        <span className="chart__summary">{summary}</span>
      </figcaption>
      <div ref={place} className="chart__picture" style={{ height }} aria-hidden="true" />
      <details className="chart__figures">
        <summary>{t('chart.asTable')}</summary>
        <div className="chart__scroll" tabIndex={0} role="region" aria-label={title}>
          <table className="plain-table">
            <caption className="pkt-sr-only">{title}</caption>
            <thead>
              <tr>
                {table.columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map((row) => (
                <tr key={row[0]}>
                  {row.map((cell, index) =>
                    index === 0 ? (
                      <th key={index} scope="row">
                        {cell}
                      </th>
                    ) : (
                      <td key={index}>{cell}</td>
                    ),
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}
