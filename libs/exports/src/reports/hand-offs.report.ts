import type { Actor } from '@desk/access';
import type { HandOffSum } from '@desk/contracts';
import { ReadHandOffs } from '@desk/metrics';
import { Injectable } from '@nestjs/common';
import { fill } from '../domain/fill.js';
import { numberOr, type Cell, type ReportContent } from '../domain/report-document.js';
import type { Words } from '../words/words.js';
import type { ReportQuery, ReportSource, Voice } from './report-source.js';

/** What it costs that tickets go from team to team. */
@Injectable()
export class HandOffsReportSource implements ReportSource {
  readonly key = 'hand-offs';
  readonly takes = ['agency'] as const;
  readonly page = '/reports/hand-offs';

  constructor(private readonly handOffs: ReadHandOffs) {}

  title = ({ handOffs }: Words): string => handOffs.title;

  async content(actor: Actor, query: ReportQuery, { words, said }: Voice): Promise<Omit<ReportContent, 'title'>> {
    const { items, total } = await this.handOffs.run(actor, query);
    const { handOffs, own } = words;
    const cells = ({ count, waiting, waitedSeconds, workedSeconds }: HandOffSum): Cell[] => [
      count,
      waiting,
      minutesOf(waitedSeconds),
      count > waiting ? minutesOf(waitedSeconds / (count - waiting)) : own.notCounted,
      numberOr(workedSeconds === null ? null : minutesOf(workedSeconds), own.tooFew),
    ];
    const sums = [
      { key: 'count', label: handOffs.count, kind: 'integer' },
      { key: 'waiting', label: own.waitingNow, kind: 'integer' },
      { key: 'waited', label: handOffs.waited, kind: 'minutes' },
      { key: 'each', label: own.each, kind: 'minutes' },
      { key: 'worked', label: handOffs.worked, kind: 'minutes' },
    ] as const;
    const way = [
      { key: 'way', label: handOffs.way, kind: 'text' },
      { key: 'kind', label: words.reports.column.kind, kind: 'text' },
    ] as const;
    const wayOf = (item: (typeof items)[number]): Cell[] => [
      fill(handOffs.fromTo, { from: item.from.name, to: item.to.name }),
      handOffs.kind[item.kind],
    ];
    const note = [handOffs.definition.count, handOffs.definition.waiting, handOffs.definition.worked];
    const some = items.length > 0;
    return {
      headlines: some
        ? [
            { label: handOffs.count, value: said.number(total.count) },
            { label: handOffs.waited, value: said.minutes(minutesOf(total.waitedSeconds)) },
            {
              label: handOffs.worked,
              value: total.workedSeconds === null ? own.tooFew : said.minutes(minutesOf(total.workedSeconds)),
            },
          ]
        : [],
      sections: [
        {
          key: 'veier',
          heading: handOffs.title,
          note,
          empty: handOffs.none.text,
          table: {
            columns: [...way, ...sums],
            rows: some
              ? [...items.map((item) => [...wayOf(item), ...cells(item)]), [handOffs.total, '', ...cells(total)]]
              : [],
          },
        },
        {
          key: 'grunner',
          heading: own.reasons,
          note,
          empty: handOffs.none.text,
          table: {
            columns: [...way, { key: 'reason', label: own.reason, kind: 'text' }, ...sums],
            rows: items.flatMap((item) =>
              item.reasons.map((one) => [...wayOf(item), handOffs.reason[one.reason], ...cells(one)]),
            ),
          },
        },
      ],
    };
  }
}

const minutesOf = (seconds: number): number => Math.round(seconds / 60);
