import type { Actor } from '@desk/access';
import type { HandlingFigures } from '@desk/contracts';
import { ReadHandlingReport } from '@desk/metrics';
import { Injectable } from '@nestjs/common';
import { numberOr, type Cell, type ReportContent, type Section } from '../domain/report-document.js';
import type { Words } from '../words/words.js';
import type { ReportQuery, ReportSource, Voice } from './report-source.js';

/** How far measured time can be trusted. */
@Injectable()
export class HandlingReportSource implements ReportSource {
  readonly key = 'handling';
  readonly takes = [] as const;
  readonly page = '/reports/handling';

  constructor(private readonly handling: ReadHandlingReport) {}

  title = ({ handling }: Words): string => handling.title;

  async content(actor: Actor, query: ReportQuery, voice: Voice): Promise<Omit<ReportContent, 'title'>> {
    const { total, lines, months } = await this.handling.run(actor, query);
    const { words, said } = voice;
    const { handling, own } = words;
    const share = (figures: HandlingFigures, of: 'captureShare' | 'correctedShare') => {
      const value = figures[of];
      return value === null ? missing(figures, words) : said.percent(value);
    };
    const isEmpty = total.seconds === 0;
    return {
      headlines: isEmpty
        ? []
        : [
            { label: handling.captured.title, value: share(total, 'captureShare') },
            { label: handling.corrected.title, value: share(total, 'correctedShare') },
            {
              label: handling.time.title,
              value: total.seconds === null ? own.tooFew : said.minutes(Math.round(total.seconds / 60)),
            },
          ],
      sections: [
        section(voice, 'linjer', handling.byLine, total.complete, [
          ...(isEmpty ? [] : lines.map(({ line, ...figures }) => [handling.line[line], ...cells(figures, words)])),
          ...(isEmpty ? [] : [[handling.total, ...cells(total, words)]]),
        ]),
        section(
          voice,
          'maaneder',
          handling.byMonth,
          total.complete,
          isEmpty ? [] : months.map(({ month, ...figures }) => [said.month(month), ...cells(figures, words)]),
        ),
      ],
    };
  }
}

/** Nothing is no secret; too few are. */
const missing = ({ seconds }: HandlingFigures, { own }: Words): string =>
  seconds === null ? own.tooFew : own.notCounted;

function cells(figures: HandlingFigures, words: Words): Cell[] {
  return [
    numberOr(figures.captureShare, missing(figures, words)),
    numberOr(figures.correctedShare, missing(figures, words)),
    numberOr(figures.seconds === null ? null : Math.round(figures.seconds / 60), words.own.tooFew),
  ];
}

function section(
  { words: { handling } }: Voice,
  key: string,
  heading: string,
  complete: boolean,
  rows: readonly Cell[][],
): Section {
  const parts = [handling.captured, handling.corrected, handling.time];
  return {
    key,
    heading,
    note: [
      ...(complete ? [] : [handling.incomplete]),
      ...parts.map(({ title, definition, population }) => `${title}: ${definition} ${population}`),
    ],
    empty: handling.none.text,
    table: {
      columns: [
        { key: 'name', label: heading, kind: 'text' },
        { key: 'captured', label: handling.captured.title, kind: 'percent' },
        { key: 'corrected', label: handling.corrected.title, kind: 'percent' },
        { key: 'time', label: handling.time.title, kind: 'minutes' },
      ],
      rows,
    },
  };
}
