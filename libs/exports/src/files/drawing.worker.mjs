import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { Resvg } from '@resvg/resvg-js';
import writeExcelFile from 'write-excel-file/node';
import { markDrawings, withTags } from './tagged-pdf.mjs';

// A thread of its own: all of this computes for a second at a time and would hold up everybody else. Plain JavaScript,
// since the thread reads it as it stands.

const require = createRequire(import.meta.url);
const fonts = require('pdfmake/fonts/Roboto.js');
const fontFolder = dirname(fonts.Roboto.normal);

/** Loaded when the first PDF is asked for. */
let pdfmake = null;
function pdfPrinter() {
  if (pdfmake) return pdfmake;
  pdfmake = require('pdfmake');
  pdfmake.setFonts(fonts);
  markDrawings(require('pdfmake/js/Renderer.js').default);
  // A document brings nothing from outside along.
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => path.startsWith(fontFolder));
  return pdfmake;
}

/** Lines under rows alone, and a stronger one under the head. */
const layout = {
  hLineWidth: (row, node) => (row === 0 ? 0 : row === (node.table.headerRows ?? 0) ? 1 : 0.5),
  vLineWidth: () => 0,
  hLineColor: (row, node) => (row === (node.table.headerRows ?? 0) ? '#2a2859' : '#d3d3d3'),
  paddingLeft: (column) => (column === 0 ? 0 : 8),
  paddingRight: (column, node) => (column === node.table.widths.length - 1 ? 0 : 4),
  paddingTop: () => 3,
  paddingBottom: () => 3,
};

/** Of the height of a page within its margins: from here on down is its foot. */
const FOOT = 0.86;

const DATE = /^\d{4}-\d\d-\d\d$/;

/** As the column says; a figure with a kind of its own brings its style along. */
function cell(value, { isOfDates, text, value: style }) {
  if (typeof value === 'object') return value;
  if (typeof value === 'number') return { value, ...style };
  if (value === '') return null;
  if (isOfDates && DATE.test(value)) return { value: new Date(`${value}T00:00:00Z`), ...style };
  return { value, ...text };
}

const draw = {
  async pdf({ definition, footer }) {
    const document = {
      ...definition,
      content: withTags(definition.content).map((part) => (part.table ? { ...part, layout } : part)),
      // No heading stands at the foot of a page, where its table has no room for a head and a row.
      pageBreakBefore: ({ headlineLevel, startPosition }) => headlineLevel === 1 && startPosition.verticalRatio > FOOT,
      header: (page) => (page === 1 ? null : { text: footer.title, style: 'small', margin: [40, 20, 40, 0] }),
      footer: (page, pages) => ({
        columns: [
          { text: footer.desk, style: 'small' },
          {
            text: footer.page.replace('{{page}}', String(page)).replace('{{pages}}', String(pages)),
            style: 'small',
            alignment: 'right',
          },
        ],
        margin: [40, 10, 40, 0],
      }),
    };
    return pdfPrinter().createPdf(document).getBuffer();
  },
  xlsx({ sheets }) {
    const whole = sheets.map(({ styles = [], rows = [], data, ...sheet }) => ({
      ...sheet,
      data: [...data, ...rows.map((row) => row.map((value, column) => cell(value, styles[column])))],
    }));
    return writeExcelFile(whole, { fontFamily: 'Calibri', fontSize: 11 }).toBuffer();
  },
  png({ svg, width }) {
    const image = new Resvg(svg, {
      fitTo: { mode: 'width', value: width },
      background: '#ffffff',
      font: { loadSystemFonts: false, fontDirs: [fontFolder], defaultFontFamily: 'Roboto', sansSerifFamily: 'Roboto' },
    });
    return image.render().asPng();
  },
};

/** One after the other, in the order in which they were asked for. */
let last = Promise.resolve();
parentPort.on('message', ({ id, kind, of }) => {
  last = last.then(async () => {
    try {
      const bytes = await draw[kind](of);
      parentPort.postMessage({ id, bytes });
    } catch (error) {
      parentPort.postMessage({ id, fault: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  });
});
