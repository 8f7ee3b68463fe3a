import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csvOf } from './csv.js';

const read = (text: string) =>
  parse(text, { bom: true, delimiter: ';', relax_column_count: true, record_delimiter: '\r\n' }) as string[][];

describe('a file for the spreadsheet', () => {
  it('has semicolons, decimal commas and a mark of UTF-8', () => {
    expect(
      csvOf([
        ['Frist', 'Andel'],
        ['Løsning', 0.875],
      ]),
    ).toBe('\uFEFFFrist;Andel\r\nLøsning;0,875\r\n');
  });

  it('runs nothing that somebody wrote as a formula', () => {
    for (const start of ['=', '+', '-', '@', '\t', '\r']) {
      expect(read(csvOf([[`${start}HYPERLINK("http://x")`]]))).toEqual([[`'${start}HYPERLINK("http://x")`]]);
    }
  });

  it('gives every text back as it was', () => {
    const text = fc.string({ minLength: 1 }).filter((one) => !/^[=+\-@\t\r]/.test(one));
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { minLength: 1 }), (rows) => {
        expect(read(csvOf(rows))).toEqual(rows);
      }),
    );
  });
});
