import { authoriseDesk, scopeOf, type Actor } from '@desk/access';
import type { AgencyRef, ComparisonQuery, ComparisonReport } from '@desk/contracts';
import { countedCycles, countedIn, partsOfPeriod, periodOf, type ReportPeriod } from '@desk/metrics';
import { Database, type ReadTx } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { compareAgencies, type CountedCell } from '../domain/compare-agencies.js';
import { COMPARED, isFlowFigure, type FlowFigure } from './comparison-facts.js';

/** An agency with fewer is in the shares of the city and is not shown. */
const LEAST_SHOWN = 5;

interface Agency extends AgencyRef {
  readonly id: string;
}

/** A figure of every agency, as if all had to do with the same; which of them differ beyond chance. */
@Injectable()
export class ReadComparison {
  constructor(private readonly database: Database) {}

  async run(actor: Actor, query: ComparisonQuery): Promise<ComparisonReport> {
    authoriseDesk(actor, 'readReports');
    const period = periodOf(query);
    const { agencies, cells } = await this.database.read(scopeOf(actor), async (tx) => {
      const known = await tx.query<Agency>(
        `select id, key, name from agency where kind not in ('city', 'history') order by name collate "nb-x-icu", key`,
      );
      return {
        agencies: known,
        cells: await loadCells(
          tx,
          query,
          period,
          known.map(({ id }) => id),
        ),
      };
    });
    const { counted, share, dispersion, agencies: shown, tooSmall } = compareAgencies(cells, LEAST_SHOWN);
    return {
      from: period.from,
      to: period.to,
      figure: query.figure,
      counted,
      share,
      dispersion,
      items: agencies
        .flatMap(({ id, key, name }) =>
          shown
            .filter(({ agency }) => agency === id)
            .map(({ agency: _, ...one }) => ({ agency: { key, name }, ...one, share: one.hits / one.counted })),
        )
        .sort((a, b) => a.counted - b.counted),
      tooSmall,
    };
  }
}

const PARTS = partsOfPeriod({ monthsFrom: '$2', monthsTo: '$3', from: '$4', to: '$5' });

/** Whole months from their sums, the days at the edges by ticket. */
function flowCells(figure: FlowFigure): string {
  const { counted, hits } = COMPARED[figure];
  const columns = `agency_id, service_id, priority, ${counted} as counted, ${hits} as hits`;
  return `select agency_id as agency, service_id || ' ' || priority as kind, sum(counted)::integer as counted, sum(hits)::integer as hits
    from (
      select ${columns} from flow_kind where ${PARTS.months('month')} and agency_id = any($1::uuid[])
      union all
      select ${columns} from ticket_flow
      where ${PARTS.days('day')} and agency_id = any($1::uuid[])
    ) c
    where counted > 0 group by 1, 2`;
}

function loadCells(
  tx: ReadTx,
  { figure }: ComparisonQuery,
  period: ReportPeriod,
  agencyIds: readonly string[],
): Promise<CountedCell[]> {
  if (isFlowFigure(figure)) {
    return tx.query<CountedCell>(flowCells(figure), [
      agencyIds,
      period.monthsFrom,
      period.monthsTo,
      period.from,
      period.to,
    ]);
  }
  const everything = { agencyIds, isWholeCity: true, serviceId: null, priority: null, teamIds: null };
  return tx.query<CountedCell>(
    `select agency_id as agency, service_id || ' ' || priority as kind, sum(met + missed)::integer as counted, sum(met)::integer as hits
     from (${countedCycles(
       {
         sums: 'agency_id, service_id, priority, target, met, missed',
         totals: null,
         agencies: null,
         services: null,
         cycles: `agency_id, service_id, priority, target, (outcome = 'met')::integer, (outcome = 'missed')::integer`,
       },
       { filter: everything },
     )}) c
     where target = $9 group by 1, 2`,
    [...countedIn(everything, period), figure],
  );
}
