/** The rows of a CSV, by the separator its heading has most of: semicolon, tab or comma. */
export interface SheetRows {
  readonly separator: ';' | '\t' | ',';
  /** Numbered as a spreadsheet numbers them, from 1; rows without anything in them are left out. */
  readonly rows: readonly { readonly row: number; readonly fields: readonly string[] }[];
  /** The row in which a quotation mark was opened and never closed. */
  readonly unclosed: number | null;
}

/** After RFC 4180: quoted fields may hold separators, line breaks, and quotation marks written twice. */
export function sheetFields(text: string): SheetRows {
  const body = text.replace(/^\ufeff/, '');
  const separator = separatorOf(body);
  const rows: { row: number; fields: string[] }[] = [];
  let row = 1;
  let fields: string[] = [];
  let field = '';
  let opened: number | null = null;
  const endField = () => {
    fields.push(field.trim());
    field = '';
  };
  const endRow = () => {
    endField();
    if (fields.some((one) => one !== '')) rows.push({ row, fields });
    fields = [];
    row += 1;
  };
  for (let at = 0; at < body.length; at += 1) {
    const letter = body.charAt(at);
    if (opened !== null) {
      if (letter !== '"') field += letter;
      else if (body.charAt(at + 1) === '"') {
        field += '"';
        at += 1;
      } else opened = null;
    } else if (letter === '"' && field.trim() === '') {
      field = '';
      opened = row;
    } else if (letter === separator) endField();
    else if (letter === '\n') endRow();
    else if (letter !== '\r') field += letter;
  }
  if (field !== '' || fields.length > 0) endRow();
  return { separator, rows, unclosed: opened };
}

function separatorOf(text: string): SheetRows['separator'] {
  const unquoted = text.replace(/"[^"]*"/g, 'x');
  const heading = unquoted.split(/\r?\n/).find((line) => line.trim() !== '') ?? '';
  const count = (mark: string) => heading.split(mark).length;
  const most = Math.max(count(';'), count('\t'), count(','));
  if (count(';') === most) return ';';
  return count('\t') === most ? '\t' : ',';
}
