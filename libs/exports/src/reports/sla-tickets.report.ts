import type { Actor } from '@desk/access';
import type { FigureRow, ReportParameters, SlaTicketsQuery } from '@desk/contracts';
import { ListSlaTickets } from '@desk/metrics';
import { Injectable } from '@nestjs/common';
import { fill } from '../domain/fill.js';
import { cityDate } from '@desk/access';
import { Temporal } from 'temporal-polyfill';
import type { ReportContent } from '../domain/report-document.js';
import type { Words } from '../words/words.js';
import type { ReportQuery, ReportSource, Voice } from './report-source.js';

const AT_ONCE = 200;
/** As many lines as a spreadsheet is still quick with. */
const MOST = 30_000;

/** The tickets behind one number of the SLA report; no names, texts or notes. */
@Injectable()
export class SlaTicketsReportSource implements ReportSource {
  readonly key = 'sla-tickets';
  readonly takes = [
    'agency',
    'service',
    'priority',
    'line',
    'team',
    'target',
    'outcome',
    'month',
    'cause',
    'weekday',
    'hour',
    'used',
  ] as const;
  readonly needs = ['target', 'outcome'] as const;
  readonly page = '/reports/sla/tickets';

  constructor(private readonly tickets: ListSlaTickets) {}

  title = ({ reports }: Words, { target, outcome }: ReportParameters): string =>
    target && outcome
      ? fill(reports.behind.title[outcome], { target: reports.targetInside[target] })
      : reports.sla.title;

  async content(actor: Actor, query: ReportQuery, voice: Voice): Promise<Omit<ReportContent, 'title'>> {
    const rows = await this.all(actor, query as SlaTicketsQuery);
    const { reports, ui, own } = voice.words;
    const isCut = rows.length > MOST;
    const shown = rows.slice(0, MOST);
    return {
      headlines: [{ label: own.count, value: voice.said.number(shown.length) }],
      sections: [
        {
          key: 'saker',
          heading: this.title(voice.words, query),
          note: [reports.behind.cycles, ...(isCut ? [fill(own.most, { shown: voice.said.number(MOST) })] : [])],
          empty: reports.behind.none,
          table: {
            columns: [
              { key: 'number', label: reports.column.number, kind: 'text' },
              { key: 'kind', label: reports.column.kind, kind: 'text' },
              { key: 'state', label: reports.column.state, kind: 'text' },
              { key: 'priority', label: reports.column.priority, kind: 'text' },
              { key: 'service', label: reports.column.service, kind: 'text' },
              { key: 'agency', label: reports.column.agency, kind: 'text' },
              { key: 'team', label: own.filters.team, kind: 'text' },
              { key: 'filed', label: reports.column.filed, kind: 'date' },
              { key: 'resolved', label: reports.column.resolved, kind: 'date' },
              { key: 'used', label: own.used, kind: 'minutes' },
              { key: 'promised', label: own.targetMinutes, kind: 'minutes' },
            ],
            rows: shown.map((row) => [
              row.number,
              reports.kind[row.kind],
              ui.state[row.state],
              ui.priority[String(row.priority) as '1'],
              row.service.name,
              row.agency.name,
              row.team.name,
              dayOf(row.filedAt),
              row.resolvedAt === null ? reports.column.notResolved : dayOf(row.resolvedAt),
              Math.round(row.clock.usedSeconds / 60),
              Math.round(row.clock.targetSeconds / 60),
            ]),
          },
        },
      ],
    };
  }

  /** Page by page, each in a statement of its own, and one row more than are shown. */
  private async all(actor: Actor, query: SlaTicketsQuery): Promise<FigureRow[]> {
    const rows: FigureRow[] = [];
    let cursor: string | undefined;
    do {
      const page = await this.tickets.run(actor, { ...query, limit: AT_ONCE, ...(cursor !== undefined && { cursor }) });
      rows.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined && rows.length <= MOST);
    return rows;
  }
}

const dayOf = (at: string): string => cityDate(Temporal.Instant.from(at));
