import type { Actor } from '@desk/access';
import { ReadComparison } from '@desk/benefits';
import { funnelDrawing } from '@desk/charts';
import type { ComparisonReport } from '@desk/contracts';
import { Injectable } from '@nestjs/common';
import { fill } from '../domain/fill.js';
import type { ReportContent, Section } from '../domain/report-document.js';
import type { Words } from '../words/words.js';
import { chartsOf } from './charts.js';
import type { ReportQuery, ReportSource, Voice } from './report-source.js';

/** Agencies beside each other, as if all had to do with the same; who differs beyond chance is named, nobody else. */
@Injectable()
export class ComparisonReportSource implements ReportSource {
  readonly key = 'comparison';
  readonly takes = ['figure'] as const;
  readonly page = '/comparison';

  constructor(private readonly comparison: ReadComparison) {}

  title = ({ comparison }: Words): string => comparison.title;

  async content(
    actor: Actor,
    { from, to, figure = 'first_line_resolution' }: ReportQuery,
    voice: Voice,
  ): Promise<Omit<ReportContent, 'title'>> {
    const report = await this.comparison.run(actor, { from, to, figure });
    const { comparison } = voice.words;
    const { percent, number } = voice.said;
    const { share } = report;
    return {
      ...(report.items.length > 0 && { text: whoDiffers(voice, report) }),
      headlines:
        share === null
          ? []
          : [
              {
                label: comparison.figure[figure],
                value: percent(share),
                note: fill(comparison.named.city, { share: percent(share), counted: number(report.counted) }),
              },
            ],
      sections: [agencies(voice, report)],
    };
  }
}

function whoDiffers({ words, said }: Voice, { items, figure, share }: ComparisonReport): string {
  const { named } = words.comparison;
  const sentences = items.flatMap((one) =>
    one.named === null
      ? []
      : [
          fill(named[figure][one.named], {
            agency: one.agency.name,
            adjusted: said.percent(one.adjusted, 0),
            city: said.percent(share ?? 0, 0),
          }),
        ],
  );
  return sentences.length === 0 ? named.nobody : sentences.join(' ');
}

function agencies({ words, said }: Voice, report: ComparisonReport): Section {
  const { comparison, tables } = words;
  const { table, how } = comparison;
  const { items, figure, share, dispersion, tooSmall } = report;
  const drawing = funnelDrawing(
    {
      measure: comparison.figure[figure],
      mean: share ?? Number.NaN,
      agencies: items.map(({ agency, counted, adjusted, limits95, limits998, named }) => ({
        key: agency.key,
        name: agency.name,
        tickets: counted,
        value: adjusted,
        limits95,
        limits998,
        verdict: named ?? 'within',
      })),
    },
    said.locale,
  );
  return {
    key: 'virksomheter',
    charts: chartsOf([drawing]),
    heading: table.title,
    note: [
      how[figure],
      how.adjusted,
      fill(how.limits, { dispersion: said.number(dispersion, 1) }),
      how.named,
      ...(tooSmall > 0 ? [fill(tooSmall === 1 ? table.tooSmall_one : table.tooSmall_other, { count: tooSmall })] : []),
    ],
    empty: comparison.none.text,
    table: {
      columns: [
        { key: 'agency', label: table.agency, kind: 'text' },
        { key: 'counted', label: table.counted, kind: 'integer' },
        { key: 'hits', label: sentenceCase(comparison.hit[figure]), kind: 'integer' },
        { key: 'share', label: table.share, kind: 'percent' },
        { key: 'adjusted', label: table.adjusted, kind: 'percent' },
        { key: 'low', label: `${table.limits}: ${tables.range.low.toLowerCase()}`, kind: 'percent' },
        { key: 'high', label: `${table.limits}: ${tables.range.high.toLowerCase()}`, kind: 'percent' },
        { key: 'verdict', label: table.verdict, kind: 'text' },
      ],
      rows: items
        .toReversed()
        .map(({ agency, counted, hits, share: own, adjusted, limits95, named }) => [
          agency.name,
          counted,
          hits,
          own,
          adjusted,
          limits95.low,
          limits95.high,
          named === null ? table.asOthers : table[named],
        ]),
    },
  };
}

const sentenceCase = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
