import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import type { Cell, ColumnKind, ReportDocument } from '../domain/report-document.js';
import { csvOf } from './csv.js';
import { zip } from './zip.js';

const document = (kinds: readonly ColumnKind[], rows: readonly (readonly Cell[])[]): ReportDocument => ({
  key: 'sla',
  title: 'Prøve',
  locale: 'nb',
  period: { from: '2027-01-01', to: '2027-01-31' },
  parameters: [],
  generatedAt: '2027-02-01T06:00:00.000Z',
  known: '1. februar 2027 kl. 07:00',
  page: '/reports/sla',
  headlines: [],
  sections: [
    {
      key: 'tabell',
      heading: 'Tabell',
      note: [],
      empty: 'Ingen',
      table: { columns: kinds.map((kind, index) => ({ key: `${index}`, label: `K${index}`, kind })), rows },
    },
  ],
});
const text = async (kinds: readonly ColumnKind[], rows: readonly (readonly Cell[])[]): Promise<string> =>
  (await csvOf(document(kinds, rows))).bytes.toString('utf8');
const read = (csv: string) =>
  parse(csv, { bom: true, delimiter: ';', relax_column_count: true, record_delimiter: '\r\n' }) as string[][];

describe('a table as CSV', () => {
  it('has semicolons, decimal commas, units in its heads and a mark of UTF-8', async () => {
    expect(
      await text(
        ['text', 'percent', 'minutes', 'money', 'date', 'decimal', 'figure'],
        [
          ['Løsning', 0.875, 90, -1234.5, '2027-01-31', 0.1 + 0.2, { value: 0.5, kind: 'percent' }],
          ['Få', 'for få data', 0, 0, 'inntil videre', -0, { value: 90, kind: 'minutes' }],
        ],
      ),
    ).toBe(
      '\uFEFFK0;K1 (%);K2 (minutter);K3 (kr);K4;K5;K6\r\n' +
        'Løsning;87,5;90;-1234,5;2027-01-31;0,3;50 %\r\n' +
        'Få;for få data;0;0;inntil videre;0;90 minutter\r\n',
    );
  });

  it('runs nothing that somebody wrote as a formula', async () => {
    for (const start of ['=', '+', '-', '@', '\t', '\r']) {
      const rows = read(await text(['text'], [[`${start}HYPERLINK("http://x")`]]));
      expect(rows[1]).toEqual([`'${start}HYPERLINK("http://x")`]);
    }
  });

  it('gives every text back as it was', async () => {
    const one = fc.string({ minLength: 1 }).filter((value) => !/^[=+\-@\t\r]/.test(value));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(one, one), { minLength: 1 }), async (rows) => {
        expect(read(await text(['text', 'text'], rows)).slice(1)).toEqual(rows);
      }),
      { numRuns: 60 },
    );
  });

  it('is the same zip for the same tables, with what belongs to a zip', async () => {
    const files = [{ name: 'a.csv', bytes: Buffer.from('Æ;Ø') }];
    const bytes = await zip(files);
    expect(bytes.equals(await zip(files))).toBe(true);
    expect(bytes.subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004');
    expect(bytes.readUInt16LE(bytes.length - 12)).toBe(1);
  });
});
