import type { Chart, ReportDocument, Section } from '../domain/report-document.js';
import { cellText, isOfNumbers, saidIn } from '../domain/said.js';
import { fill } from '../domain/fill.js';
import { wordsIn } from '../words/words.js';
import { cleanText } from './clean-text.js';
import type { Drawings } from './drawing.js';

/** Nobody reads more on paper, and each page costs time. */
const MOST_ROWS = 1_000;
/** More columns than this want the long side of the paper. */
const MOST_UPRIGHT = 7;
/** A chart is as wide as A4 within its margins, in points; on lying paper too, so that its letters stay those of the text. */
const CHART_WIDTH = 515;
/** So that a chart leaves room for its title and words on the page, in points. */
const [UPRIGHT_HEIGHT, LYING_HEIGHT] = [600, 380];
const BLUE = '#2a2859';

/** What the document looks like on A4: heads that are repeated on each page, and pages that are numbered. */
export function pdfOf(document: ReportDocument): Drawings['pdf'] {
  const { own } = wordsIn(document.locale);
  const said = saidIn(document.locale);
  const widest = Math.max(0, ...document.sections.map(({ table }) => table.columns.length));
  const isLying = widest > MOST_UPRIGHT;
  const height = isLying ? LYING_HEIGHT : UPRIGHT_HEIGHT;
  const facts = [
    ...document.parameters,
    { label: own.generated, value: said.dateTime(document.generatedAt) },
    { label: own.known, value: document.known },
  ];
  return {
    footer: { title: cleanText(document.title), desk: own.deskName, page: own.page },
    definition: {
      pageSize: 'A4',
      pageOrientation: isLying ? 'landscape' : 'portrait',
      pageMargins: [40, 50, 40, 50],
      language: document.locale,
      displayTitle: true,
      version: '1.7',
      tagged: true,
      info: {
        title: cleanText(`${document.title}, ${document.period.from}–${document.period.to}`),
        subject: cleanText(facts.map(({ label, value }) => `${label}: ${value}`).join(' · ')),
        author: own.deskName,
      },
      defaultStyle: { font: 'Roboto', fontSize: 9, lineHeight: 1.15 },
      styles: {
        title: { fontSize: 20, bold: true, color: BLUE, margin: [0, 0, 0, 6] },
        heading: { fontSize: 13, bold: true, color: BLUE, margin: [0, 16, 0, 4] },
        subheading: { bold: true, margin: [0, 6, 0, 2] },
        small: { fontSize: 8, color: '#4d4d4d' },
        note: { fontSize: 8, color: '#333333', margin: [0, 2, 0, 0] },
        head: { bold: true, color: BLUE },
        figure: { fontSize: 16, bold: true, color: BLUE },
      },
      content: [
        { text: cleanText(document.title), style: 'title' },
        ...facts.map(({ label, value }) => ({
          text: [{ text: `${cleanText(label)}: `, bold: true }, cleanText(value)],
        })),
        ...(document.text === undefined
          ? []
          : [{ text: cleanText(document.text), fontSize: 12, margin: [0, 10, 0, 0] }]),
        ...(document.headlines.length === 0 ? [] : [headlines(document)]),
        ...document.sections.flatMap((section) => sectionOf(section, document, height)),
        { text: own.how, style: 'heading' },
        ...document.sections.flatMap(({ heading, note }) =>
          note.length === 0
            ? []
            : [
                { text: cleanText(heading), style: 'subheading' },
                ...note.map((text) => ({ text: cleanText(text), style: 'note' })),
              ],
        ),
      ],
    },
  };
}

function headlines({ headlines: found }: ReportDocument): object {
  return {
    columnGap: 12,
    margin: [0, 12, 0, 0],
    columns: found.map(({ label, value, note }) => [
      { text: cleanText(label), style: 'small' },
      { text: cleanText(value), style: 'figure' },
      ...(note === undefined ? [] : [{ text: cleanText(note), style: 'small' }]),
    ]),
  };
}

/** A heading stays with the chart that follows it; before a table `drawing.worker.mjs` sees to that. */
function headed(title: object, [first, ...others]: readonly object[]): object[] {
  return first === undefined
    ? [{ ...title, headlineLevel: 1 }]
    : [{ unbreakable: true, stack: [title, first] }, ...others];
}

/** Kept together with its title; the words under it are for who does not see it, and for who searches. */
function chartOf({ title, alt, svg }: Chart, height: number): object[] {
  const drawn = svg();
  if (drawn === null) return [];
  return [
    {
      unbreakable: true,
      stack: [
        { text: cleanText(title), style: 'subheading' },
        { svg: drawn, alt: cleanText(title), fit: [CHART_WIDTH, height] },
        { text: cleanText(alt), style: 'note', margin: [0, 2, 0, 8] },
      ],
    },
  ];
}

function sectionOf(
  { heading, table, empty, mostOnPaper = MOST_ROWS, charts = [] }: Section,
  document: ReportDocument,
  height: number,
): object[] {
  const { own } = wordsIn(document.locale);
  const said = saidIn(document.locale);
  const title = { text: cleanText(heading), style: 'heading' };
  if (table.rows.length === 0) return [title, { text: cleanText(empty) }];
  const shown = table.rows.slice(0, Math.min(mostOnPaper, MOST_ROWS));
  const isCut = shown.length < table.rows.length;
  const alignment = table.columns.map((column) => (isOfNumbers(column) ? 'right' : 'left'));
  return [
    ...headed(
      title,
      charts.flatMap((chart) => chartOf(chart, height)),
    ),
    ...(isCut
      ? [
          {
            text: fill(own.cut, { all: said.number(table.rows.length), shown: said.number(shown.length) }),
            margin: [0, 0, 0, 4],
          },
        ]
      : []),
    {
      table: {
        headerRows: 1,
        dontBreakRows: true,
        keepWithHeaderRows: 1,
        widths: table.columns.map(({ kind }, index) => (index === 0 || kind === 'text' ? '*' : 'auto')),
        body: [
          table.columns.map(({ label }, index) => ({
            text: cleanText(label),
            style: 'head',
            alignment: alignment[index],
          })),
          ...shown.map((row) =>
            row.map((cell, index) => ({
              text: cleanText(cellText(said, table.columns[index] ?? { key: '', label: '', kind: 'text' }, cell)),
              alignment: alignment[index],
            })),
          ),
        ],
      },
    },
  ];
}
