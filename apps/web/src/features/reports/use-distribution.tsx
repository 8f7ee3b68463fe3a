import { JUST_MISSED, limitUseDrawing, NEAR, sharesOf } from '@desk/charts';
import { USE_OPEN } from '@desk/contracts';
import type { ClockTarget, SlaUseReport } from '@desk/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';
import { useFormat } from '../../i18n/format.js';
import { useLocale } from '../../i18n/locale.js';
import { Chart } from '../../ui/chart/chart.js';
import type { LinkOf } from '../../ui/chart/chart.js';
import { behindLink } from './links.js';
import { openOf } from './near-misses.js';
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

/** The column of the table that leads to tickets. */
const COUNT = 2;

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
  const shareName = useShareName();
  const locale = useLocale();
  const drawing = useMemo(() => limitUseDrawing(report, target, locale), [report, target, locale]);
  const linkOf: LinkOf = (row, column) => {
    const share =
      row === String(USE_OPEN)
        ? ({ used: USE_OPEN, outcome: 'missed', count: open } as const)
        : shares.find(({ used }) => String(used) === row);
    if (!share || share.count === 0 || column !== COUNT) return undefined;
    const { used, outcome, count } = share;
    return { to: linkTo(outcome, { used }), label: t('use.openTickets', { count, name: shareName(used) }) };
  };
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
      <Chart drawing={drawing} linkOf={linkOf} isExplained />
    </article>
  );
}

function Says({ count, to, text }: { readonly count: number; readonly to: string; readonly text: string }) {
  return count === 0 ? <>{text}</> : <Link to={to}>{text}</Link>;
}
