import { USE_OPEN } from '@desk/contracts';
import type { ClockTarget, SlaUseReport } from '@desk/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';
import { useFormat } from '../../i18n/format.js';
import { behindLink } from './links.js';
import { JUST_MISSED, NEAR, openOf, scaleOf, sharesOf } from './near-misses.js';
import type { Share } from './near-misses.js';
import type { Period } from './period.js';
import { useShareName } from './report-names.js';
import { ReportSection } from './report-section.js';
import type { Narrowed, SlaFilter } from './use-sla-query.js';

interface PartProps {
  readonly period: Period;
  readonly filter: SlaFilter;
  /** The clocks to show: those that were counted. */
  readonly targets: readonly ClockTarget[];
}

/** How much of each time limit was used: who was near on either side of it. */
export function UseDistribution({ period, filter, targets }: PartProps) {
  const { t } = useTranslation('reports');
  const query = { ...period, ...filter };
  const report = useQuery({
    queryKey: [...queryKeys.reports, 'sla-use', query],
    queryFn: ({ signal }) => call('slaUseReport', { query, signal }),
    placeholderData: keepPreviousData,
  });
  return (
    <ReportSection
      id="report-use"
      title={t('use.title')}
      note={t('use.note')}
      definition={t('use.definition')}
      report={report}
    >
      {(data) => (
        <div className="spreads">
          {targets.map((target) => (
            <Spread
              key={target}
              target={target}
              report={data}
              linkTo={(outcome, more) => behindLink({ period, filter, target, outcome, ...more })}
            />
          ))}
        </div>
      )}
    </ReportSection>
  );
}

type LinkTo = (outcome: 'met' | 'missed', more: Narrowed) => string;

interface SpreadProps {
  readonly target: ClockTarget;
  readonly report: SlaUseReport;
  readonly linkTo: LinkTo;
}

function Spread({ target, report, linkTo }: SpreadProps) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const shares = sharesOf(report, target);
  const open = openOf(report, target);
  const name = t(`target.${target}`);
  const countOf = (used: number) => shares.find((share) => share.used === used)?.count ?? 0;
  const near = countOf(NEAR);
  const just = countOf(JUST_MISSED);
  return (
    <article className="spread">
      <h3 className="figure__name">{name}</h3>
      <ul className="spread__say">
        <li className="spread__near">
          <Says count={near} to={linkTo('met', { used: NEAR })} text={t('use.near', { shown: format.number(near) })} />
        </li>
        <li className="spread__just">
          <Says
            count={just}
            to={linkTo('missed', { used: JUST_MISSED })}
            text={t('use.justMissed', { shown: format.number(just) })}
          />
        </li>
        {open > 0 && (
          <li>
            <Link to={linkTo('missed', { used: USE_OPEN })}>
              {t('use.open', { count: open, shown: format.number(open) })}
            </Link>
          </li>
        )}
      </ul>
      <Histogram shares={shares} label={t('use.chart', { name })} />
      <details className="numbers">
        <summary className="explain__question">
          {t('numbers')}
          <span className="pkt-sr-only"> ({name})</span>
        </summary>
        <UseTable name={name} shares={shares} open={open} linkTo={linkTo} />
      </details>
    </article>
  );
}

function Says({ count, to, text }: { readonly count: number; readonly to: string; readonly text: string }) {
  return count === 0 ? <>{text}</> : <Link to={to}>{text}</Link>;
}

const HEIGHT = 128;
const TOP = 22;

/**
 * A column for each tenth of the limit. Met ones are filled and missed ones hatched; the two beside the limit are framed and
 * carry their number, so that nothing hangs on colour.
 */
function Histogram({ shares, label }: { readonly shares: readonly Share[]; readonly label: string }) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const hatch = useId();
  const scale = scaleOf(shares);
  const width = 100 / Math.max(1, shares.length);
  const percent = (value: number) => `${value}%`;
  const limit = width * shares.filter(({ outcome }) => outcome === 'met').length;
  const bottom = TOP + HEIGHT;
  return (
    <svg className="histogram" role="img" aria-label={label} width="100%" height={bottom + 22}>
      <defs>
        <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="6" height="6" className="bar__ground" />
          <rect width="2.5" height="6" className="bar__missed" />
        </pattern>
      </defs>
      {shares.map(({ used, outcome, count }, index) => {
        const height = count === 0 ? 0 : Math.max(2, Math.min(1, count / scale) * HEIGHT);
        const isBeside = used === NEAR || used === JUST_MISSED;
        return (
          <g key={used}>
            <rect
              x={percent(index * width + width * 0.08)}
              width={percent(width * 0.84)}
              y={bottom - height}
              height={height}
              className={isBeside ? 'histogram__beside' : undefined}
              fill={outcome === 'met' ? (used === NEAR ? 'var(--ink)' : 'var(--spread)') : `url(#${hatch})`}
            />
            {count > scale && (
              <line
                x1={percent(index * width)}
                x2={percent((index + 1) * width)}
                y1={TOP + 20}
                y2={TOP + 12}
                className="histogram__cut"
              />
            )}
            {isBeside && count > 0 && (
              <text
                x={percent(used === NEAR ? (index + 0.92) * width : (index + 0.08) * width)}
                y={bottom - height - 6}
                textAnchor={used === NEAR ? 'end' : 'start'}
                className="histogram__number"
              >
                {format.number(count)}
              </text>
            )}
          </g>
        );
      })}
      <line x1="0" x2="100%" y1={bottom} y2={bottom} className="histogram__axis" />
      <line x1={percent(limit)} x2={percent(limit)} y1="0" y2={bottom + 5} className="histogram__limit" />
      <text x="0" y={bottom + 18} className="histogram__scale">
        {format.percent(0, 0)}
      </text>
      <text x={percent(limit / 2)} y={bottom + 18} textAnchor="middle" className="histogram__scale">
        {format.percent(0.5, 0)}
      </text>
      <text x={percent(limit)} y={bottom + 18} textAnchor="middle" className="histogram__scale histogram__scale--limit">
        {t('use.limit')}
      </text>
      <text x="100%" y={bottom + 18} textAnchor="end" className="histogram__scale">
        {t('use.scaleEnd', { percent: format.percent(1.5, 0) })}
      </text>
    </svg>
  );
}

interface UseTableProps {
  readonly name: string;
  readonly shares: readonly Share[];
  readonly open: number;
  readonly linkTo: LinkTo;
}

function UseTable({ name, shares, open, linkTo }: UseTableProps) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const shareName = useShareName();
  const rows = [
    ...shares.map(({ used, outcome, count }) => ({ used, outcome, count })),
    ...(open > 0 ? [{ used: USE_OPEN, outcome: 'missed', count: open } as const] : []),
  ];
  return (
    <table className="numbers__table">
      <caption className="pkt-sr-only">{t('use.table', { name })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('use.column.used')}</th>
          <th scope="col">{t('use.column.outcome')}</th>
          <th scope="col">{t('use.column.count')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ used, outcome, count }) => (
          <tr key={used}>
            <th scope="row">{shareName(used)}</th>
            <td>{t(`column.${outcome}`)}</td>
            <td>
              {count === 0 ? (
                '0'
              ) : (
                <Link
                  to={linkTo(outcome, { used })}
                  aria-label={t('use.openTickets', { count, name: shareName(used) })}
                >
                  {format.number(count)}
                </Link>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
