import { inflateRawSync, inflateSync } from 'node:zlib';

/** The files of a zip, by name, read by its directory. */
export function unzip(bytes: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  let at = bytes.readUInt32LE(end + 16);
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count -= 1) {
    const [method, size] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)];
    const nameLength = bytes.readUInt16LE(at + 28);
    const local = bytes.readUInt32LE(at + 42);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(start, start + size);
    files.set(name, method === 0 ? packed : inflateRawSync(packed));
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return files;
}

export interface SheetCell {
  readonly value: string | number;
  /** The format of a number: `0.0%`. */
  readonly format: string;
}

const plain = (xml: string): string =>
  xml
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&');

/** The rows of every sheet of a spreadsheet, by the sheet's name. */
export function readSheets(bytes: Buffer): Map<string, SheetCell[][]> {
  const files = unzip(bytes);
  const text = (name: string) => files.get(name)?.toString('utf8') ?? '';
  const shared = [...text('xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map(([, inner = '']) =>
    plain([...inner.matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map(([, part = '']) => part).join('')),
  );
  const styles = text('xl/styles.xml');
  const custom = new Map(
    [...styles.matchAll(/<numFmt [^>]*numFmtId="(\d+)"[^>]*formatCode="([^"]*)"/g)].map(([, id = '', code = '']) => [
      id,
      plain(code),
    ]),
  );
  const formats = [...(/<cellXfs.*?<\/cellXfs>/s.exec(styles)?.[0] ?? '').matchAll(/<xf ([^>]*)/g)].map(
    ([, inner = '']) => {
      const id = /numFmtId="(\d+)"/.exec(inner)?.[1] ?? '0';
      return custom.get(id) ?? id;
    },
  );
  const names = [...text('xl/workbook.xml').matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(([, name = '']) =>
    plain(name),
  );
  return new Map(
    names.map((name, index) => {
      const rows = [...text(`xl/worksheets/sheet${index + 1}.xml`).matchAll(/<row [^>]*?(?:\/>|>(.*?)<\/row>)/gs)];
      return [
        name,
        rows.map(([, row = '']) =>
          [...row.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)].map(([, attributes = '', inner = '']) => {
            const value = /<v>(.*?)<\/v>/s.exec(inner)?.[1] ?? /<t[^>]*>(.*?)<\/t>/s.exec(inner)?.[1] ?? '';
            const type = /t="(\w+)"/.exec(attributes)?.[1] ?? 'n';
            const format = formats[Number(/s="(\d+)"/.exec(attributes)?.[1] ?? 0)] ?? '';
            if (type === 's') return { value: shared[Number(value)] ?? '', format };
            return { value: type === 'n' ? Number(value) : plain(value), format };
          }),
        ),
      ];
    }),
  );
}

/** An element of the structure that a screen reader follows. */
export interface PdfElement {
  /** `H1`, `Table`, `TD` */
  readonly type: string;
  readonly scope: string | null;
  readonly hasAlt: boolean;
  /** Its own words, without those of the elements in it. */
  readonly text: string;
  readonly within: readonly PdfElement[];
}

export interface ReadPdf {
  readonly pages: readonly string[];
  readonly source: string;
  readonly structure: PdfElement;
  /** Words that are neither part of the structure nor marked as being beside it. */
  readonly loose: string;
}

/** The words of each page of a PDF, read back by the maps from glyphs to characters that the file carries. */
export function readPdf(bytes: Buffer): ReadPdf {
  const source = bytes.toString('latin1');
  const objects = new Map<string, string>();
  for (const [, id = '', body = ''] of source.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g))
    objects.set(id, body);
  const stream = (id: string): string => {
    const body = objects.get(id) ?? '';
    const [, packed = ''] = /stream\n([\s\S]*?)\nendstream/.exec(body) ?? [];
    return inflateSync(Buffer.from(packed, 'latin1')).toString('latin1');
  };
  const fonts = new Map<string, Map<string, string>>();
  const fontOf = (id: string): Map<string, string> => {
    const known = fonts.get(id);
    if (known) return known;
    const map = new Map<string, string>();
    const cmap = stream(/\/ToUnicode (\d+) 0 R/.exec(objects.get(id) ?? '')?.[1] ?? '');
    for (const [, from = '', , list = ''] of cmap.matchAll(/<(\w+)> <(\w+)> \[([^\]]*)\]/g)) {
      [...list.matchAll(/<([\w ]*)>/g)].forEach(([, code = ''], index) => {
        const glyph = (parseInt(from, 16) + index).toString(16).padStart(4, '0');
        map.set(glyph, Buffer.from(code.replace(/ /g, ''), 'hex').swap16().toString('utf16le'));
      });
    }
    fonts.set(id, map);
    return map;
  };
  const loose: string[] = [];
  // By page and number of the mark.
  const marked = new Map<string, string>();
  const spaced = (words: readonly string[]): string => words.join('').replace(/\s+/g, ' ');
  const pages = [...objects]
    .filter(([, body]) => /\/Type \/Page\n/.test(body))
    .map(([id, page]) => {
      const resources = objects.get(/\/Resources (\d+) 0 R/.exec(page)?.[1] ?? '') ?? '';
      const named = new Map([...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', id = '']) => [name, id]));
      const words: string[] = [];
      let font = new Map<string, string>();
      const content = stream(/\/Contents (\d+) 0 R/.exec(page)?.[1] ?? '');
      let mark: string | null = null;
      const parts = /\/(F\d+) [\d.]+ Tf|\[(.*?)\] TJ|(?:\/MCID (\d+)\s*>> BDC|\/Artifact BMC)|(EMC)/g;
      for (const [part, name, line, number, end] of content.matchAll(parts)) {
        if (name !== undefined) font = fontOf(named.get(name) ?? '');
        else if (end !== undefined) mark = null;
        else if (line === undefined) mark = `${id} ${number ?? part}`;
        else {
          const glyphs = [...line.matchAll(/<(\w+)>/g)].flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? []);
          const word = glyphs.map((glyph) => font.get(glyph) ?? '').join('');
          words.push(word);
          if (mark === null) loose.push(word);
          else marked.set(mark, (marked.get(mark) ?? '') + word);
        }
      }
      return spaced(words);
    });
  const element = (id: string): PdfElement => {
    const body = objects.get(id) ?? '';
    const page = /\/Pg (\d+) 0 R\s*>>$/.exec(body)?.[1] ?? '';
    const kids = /\/K \[([\s\S]*?)\]\n/.exec(body)?.[1] ?? '';
    const elsewhere = [...kids.matchAll(/<<[^>]*?\/Pg (\d+) 0 R[^>]*?\/MCID (\d+)\s*>>/g)];
    const own = kids.replace(/<<[\s\S]*?>>/g, '');
    const here = [...own.replace(/\d+ 0 R/g, '').matchAll(/\d+/g)].map(([number]) => `${page} ${number}`);
    return {
      type: /\/S \/(\w+)/.exec(body)?.[1] ?? '',
      scope: /\/Scope \/(\w+)/.exec(body)?.[1] ?? null,
      hasAlt: /\/Alt \(.+/.test(body),
      text: spaced(
        [...here, ...elsewhere.map(([, on, number]) => `${on} ${number}`)].map((at) => marked.get(at) ?? ''),
      ),
      within: [...own.matchAll(/(\d+) 0 R/g)].map(([, kid = '']) => element(kid)),
    };
  };
  const root = [...objects.values()].find((body) => body.includes('/Type /StructTreeRoot')) ?? '';
  const structure = element(/\/K \[(\d+) 0 R\]/.exec(root)?.[1] ?? '');
  return { pages, source, structure, loose: spaced(loose) };
}
