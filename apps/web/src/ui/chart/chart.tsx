import type { Drawing, DrawingTable } from '@desk/charts';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { classes } from '../classes.js';
import './chart.scss';

interface ChartProps {
  readonly drawing: Drawing;
  /** Where a number of the table leads to; `label` says it without what stands around it. */
  readonly linkOf?: LinkOf;
  /** Title and key stand above already, in a heading and a sentence. */
  readonly isExplained?: boolean;
  /** The same numbers stand beside it. */
  readonly hasTableBeside?: boolean;
}

export type LinkOf = (
  row: string,
  column: number,
) => { readonly to: string; readonly label?: string | undefined } | undefined;

/** A chart, how it is read, and behind it the same as a table. */
export function Chart({ drawing, linkOf, isExplained = false, hasTableBeside = false }: ChartProps) {
  const { t } = useTranslation('ui');
  const { title, summary, key, picture, table } = drawing;
  const [isLost, setLost] = useState(false);
  return (
    <figure className="chart">
      <figcaption className={classes('chart__title', isExplained && 'pkt-sr-only')}>{title}</figcaption>
      {picture === null || isLost ? (
        <p className="chart__instead">{isLost ? `${t('chart.lost')} ${summary}` : summary}</p>
      ) : (
        <Picture picture={picture} label={`${title}. ${summary}`} onLost={() => setLost(true)} />
      )}
      {key !== null && !isLost && !isExplained && <p className="chart__key">{key}</p>}
      {table.rows.length > 0 && !hasTableBeside && (
        <details className="chart__numbers" open={isLost || undefined}>
          <summary className="chart__ask">
            {t('chart.numbers')}
            <span className="pkt-sr-only"> ({title})</span>
          </summary>
          <div className="chart__scroll" role="region" aria-label={title} tabIndex={0}>
            <Numbers title={title} table={table} linkOf={linkOf} />
          </div>
        </details>
      )}
    </figure>
  );
}

interface PictureProps {
  readonly picture: NonNullable<Drawing['picture']>;
  readonly label: string;
  readonly onLost: () => void;
}

/** Drawn anew when it gets another width or other letters. Its height is known before that which draws has come. */
function Picture({ picture, label, onLost }: PictureProps) {
  const room = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 0, fontSize: 16, fontFamily: 'sans-serif' });

  useLayoutEffect(() => {
    const element = room.current;
    if (!element) return;
    const measure = () => {
      const { fontSize, fontFamily } = getComputedStyle(element);
      const now = { width: Math.floor(element.clientWidth), fontSize: Number.parseFloat(fontSize), fontFamily };
      // Where nothing is shown nothing is measured: a folded part, a page on its way out.
      if (now.width > 0) setSize((was) => (JSON.stringify(was) === JSON.stringify(now) ? was : now));
    };
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    return () => watch.disconnect();
  }, []);

  const lost = useRef(onLost);
  useEffect(() => {
    lost.current = onLost;
  });
  useEffect(() => {
    const element = room.current;
    if (!element || size.width === 0) return;
    let isGone = false;
    let clear = () => {};
    // Letters are measured when they are drawn, so the city's own have to be there.
    Promise.all([import('@desk/charts/engine'), document.fonts.ready])
      .then(([{ init }]) => {
        if (isGone) return;
        const { option, height } = picture(size);
        const chart = init(element, null, { renderer: 'svg', width: size.width, height });
        clear = () => chart.dispose();
        chart.setOption(option);
        // So that paper can give it another width.
        element.querySelector('svg')?.setAttribute('viewBox', `0 0 ${size.width} ${height}`);
      })
      .catch(() => {
        if (!isGone) lost.current();
      });
    return () => {
      isGone = true;
      clear();
    };
  }, [picture, size]);

  const height = size.width === 0 ? undefined : picture(size).height;
  return <div ref={room} className="chart__picture" role="img" aria-label={label} style={{ height }} />;
}

interface NumbersProps {
  readonly title: string;
  readonly table: DrawingTable;
  readonly linkOf: LinkOf | undefined;
}

function Numbers({ title, table: { columns, rows }, linkOf }: NumbersProps) {
  return (
    <table className="plain-table chart__table">
      <caption className="pkt-sr-only">{title}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, cells: [name, ...cells], isMain }) => (
          <tr key={key} className={isMain ? 'chart__main' : undefined}>
            <th scope="row">{name}</th>
            {cells.map((cell, index) => {
              const link = linkOf?.(key, index + 1);
              return (
                <td key={columns[index + 1]}>
                  {link ? (
                    <Link to={link.to} aria-label={link.label}>
                      {cell}
                    </Link>
                  ) : (
                    cell
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
