import { trendDrawing } from '@desk/charts';
import type { SlaReportRow } from '@desk/contracts';
import { useId, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { useFormat } from '../../i18n/format.js';
import { useLocale } from '../../i18n/locale.js';
import { Chart } from '../../ui/chart/chart.js';
import type { Counted, TargetAttainment } from './attainment.js';
import { behindLink } from './links.js';
import type { Period } from './period.js';
import { useGroupName } from './report-names.js';
import { useDeclaredAttainment } from './use-declared-attainment.js';
import type { SlaAddress } from './use-sla-query.js';

interface AttainmentTableProps {
  readonly counted: TargetAttainment;
  readonly period: Period;
  readonly address: SlaAddress;
}

const lowestFirst = (a: SlaReportRow, b: SlaReportRow) => (a.attainment ?? 1) - (b.attainment ?? 1);

/** One clock by group; by month also as a line through the months. */
export function AttainmentTable(props: AttainmentTableProps) {
  const { counted, address } = props;
  if (address.by !== 'month' || counted.rows.length < 2) return <Groups {...props} />;
  return (
    <div>
      <Trend counted={counted} />
      <Groups {...props} />
    </div>
  );
}

function Trend({ counted: { target, rows } }: { readonly counted: TargetAttainment }) {
  const locale = useLocale();
  const promised = useDeclaredAttainment()(target);
  const drawing = useMemo(
    () =>
      trendDrawing(
        target,
        rows
          .map(({ key, attainment }) => ({ month: key, share: attainment }))
          .sort((a, b) => a.month.localeCompare(b.month)),
        promised,
        locale,
      ),
    [target, rows, promised, locale],
  );
  return (
    <div className="attainment__trend">
      <Chart drawing={drawing} hasTableBeside />
    </div>
  );
}

/** Bars, and beside each its numbers, which open the tickets behind them. */
function Groups({ counted, period, address: { by, filter, isLowestFirst } }: AttainmentTableProps) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const groupName = useGroupName();
  const { target, attainment } = counted;
  const rows = isLowestFirst ? [...counted.rows].sort(lowestFirst) : counted.rows;
  const all = attainment ?? 0;
  return (
    <table className="attainment">
      <caption className="attainment__caption">
        <span className="attainment__name">{t(`target.${target}`)}</span>
        {rows.length > 1 && (
          <span className="attainment__key">{t('attainment.key', { all: format.percent(all) })}</span>
        )}
      </caption>
      <thead>
        <tr>
          <th scope="col">{t(`by.${by}`)}</th>
          <th scope="col">{t('column.attainment')}</th>
          <th scope="col">{t('column.met')}</th>
          <th scope="col">{t('column.missed')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const name = groupName(by, row);
          const place = { period, filter, target, group: { by, key: row.key } };
          return (
            <tr key={row.key}>
              <th scope="row">
                {name}
                <Bar share={row.attainment ?? 0} all={rows.length > 1 ? all : null} />
              </th>
              <Cells name={name} counted={row} linkTo={(outcome) => behindLink({ ...place, outcome })} />
            </tr>
          );
        })}
      </tbody>
      {rows.length > 1 && (
        <tfoot>
          <tr>
            <th scope="row">{t('attainment.all')}</th>
            <Cells
              name={t('attainment.all')}
              counted={counted}
              linkTo={(outcome) => behindLink({ period, filter, target, outcome })}
            />
          </tr>
        </tfoot>
      )}
    </table>
  );
}

interface CellsProps {
  readonly name: string;
  readonly counted: Counted;
  readonly linkTo: (outcome: 'met' | 'missed') => string;
}

function Cells({ name, counted, linkTo }: CellsProps) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  return (
    <>
      <td className="attainment__share">{counted.attainment === null ? '–' : format.percent(counted.attainment)}</td>
      {(['met', 'missed'] as const).map((outcome) => (
        <td key={outcome}>
          {counted[outcome] === 0 ? (
            '0'
          ) : (
            <Link to={linkTo(outcome)} aria-label={t(`attainment.open.${outcome}`, { count: counted[outcome], name })}>
              {format.number(counted[outcome])}
            </Link>
          )}
        </td>
      ))}
    </>
  );
}

/** What was met is filled, what was missed is hatched; the dashed mark is all groups together. */
function Bar({ share, all }: { readonly share: number; readonly all: number | null }) {
  const hatch = useId();
  const at = (value: number) => `${value * 100}%`;
  return (
    <svg className="bar" aria-hidden="true" width="100%" height="14">
      <defs>
        <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="6" height="6" className="bar__ground" />
          <rect width="2.5" height="6" className="bar__missed" />
        </pattern>
      </defs>
      <rect y="2" width="100%" height="10" fill={`url(#${hatch})`} />
      <rect y="2" width={at(share)} height="10" className="bar__met" />
      {all !== null && <line x1={at(all)} x2={at(all)} y1="0" y2="14" className="bar__halo" />}
      {all !== null && <line x1={at(all)} x2={at(all)} y1="0" y2="14" className="bar__all" />}
    </svg>
  );
}
