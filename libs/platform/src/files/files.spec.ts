import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { disposition, fileName } from './file-name.js';
import { mediaTypeOf } from './media-type.js';

const bytes = (text: string) => Uint8Array.from([...text].map((letter) => letter.charCodeAt(0)));

describe('mediaTypeOf', () => {
  it.each([
    ['\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'image/png'],
    ['\xff\xd8\xff\xe0\0\x10JFIF', 'image/jpeg'],
    ['GIF89a\x01\0', 'image/gif'],
    ['RIFF\x10\0\0\0WEBPVP8 ', 'image/webp'],
    ['%PDF-1.7\n', 'application/pdf'],
    ['RIFF\x10\0\0\0WAVEfmt ', 'application/octet-stream'],
    ['<svg xmlns="http://www.w3.org/2000/svg">', 'application/octet-stream'],
    ['<!doctype html><script>', 'application/octet-stream'],
    ['\x89PN', 'application/octet-stream'],
    ['', 'application/octet-stream'],
  ])('%j is %s', (head, type) => expect(mediaTypeOf(bytes(head))).toBe(type));
});

describe('fileName', () => {
  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\kari\\skjerm bilde.png', 'skjerm bilde.png'],
    ['..', 'fil'],
    ['', 'fil'],
    ['.htaccess', 'htaccess'],
    ['a\0b\r\nc.txt', 'abc.txt'],
    ['faktura\u202efdp.exe', 'fakturafdp.exe'],
    ['Årsrapport (2).pdf', 'Årsrapport (2).pdf'],
    [`${'x'.repeat(400)}.pdf`, `${'x'.repeat(146)}.pdf`],
  ])('%j is kept as %j', (given, kept) => expect(fileName(given)).toBe(kept));

  it('never holds a folder, a control, or nothing, and stays as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (given) => {
        const name = fileName(given);
        expect(name).not.toMatch(/[/\\\p{Cc}]|^\.|^$/u);
        expect([...name].length).toBeLessThanOrEqual(150);
        expect(fileName(name)).toBe(name);
      }),
    );
  });
});

describe('disposition', () => {
  it('says the name twice: in ASCII, and as it is', () => {
    expect(disposition('attachment', "Års'rapport 50%.pdf")).toBe(
      `attachment; filename="Ars'rapport 50_.pdf"; filename*=UTF-8''%C3%85rs%27rapport%2050%25.pdf`,
    );
  });

  it('cannot be broken out of', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (given) => {
        expect(disposition('inline', fileName(given))).toMatch(
          /^inline; filename="[\x20\x21\x23-\x5b\x5d-\x7e]*"; filename\*=UTF-8''[\w%.~!-]*$/,
        );
      }),
    );
  });
});
