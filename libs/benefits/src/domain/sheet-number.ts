/** What stands in a field of a spreadsheet that should be a number. */
export type SheetNumber =
  | { readonly value: number }
  /** `1.250` or `1,250` where decimals may stand: one and a quarter, or a thousand and more? */
  | { readonly ambiguous: { readonly decimal: number; readonly thousands: number } }
  | null;

const SPACES = /[\s\u00a0\u2007\u202f]/g;

/**
 * Reads a number whatever the spreadsheet was set to: decimal comma or point, thousands by space, point, comma or apostrophe.
 * Where two readings are possible it takes neither. Null: no number.
 */
export function sheetNumber(field: string, decimals: boolean): SheetNumber {
  const text = field.replace(SPACES, '').replace(/['’]/g, '').replace(/^[−–]/, '-');
  if (/^-?\d+$/.test(text)) return { value: Number(text) };
  const marks = [...new Set(text.match(/[.,]/g))];
  if (!/^-?[\d.,]+$/.test(text) || !/\d$/.test(text) || marks.length === 0) return null;
  const last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
  const mark = text.charAt(last);
  const [whole, fraction] = [text.slice(0, last), text.slice(last + 1)];
  if (marks.length === 2) {
    const other = mark === '.' ? ',' : '.';
    return whole.includes(mark) ? null : grouped(whole, other, fraction);
  }
  if (whole.includes(mark)) return grouped(text, mark, null);
  if (!/^-?\d*$/.test(whole)) return null;
  const decimal = Number(`${whole === '' || whole === '-' ? `${whole}0` : whole}.${fraction}`);
  const isGroup = fraction.length === 3 && /^-?[1-9]\d{0,2}$/.test(whole);
  if (!isGroup) return { value: decimal };
  const thousands = Number(whole + fraction);
  // Nobody has 1.25 employees.
  return decimals ? { ambiguous: { decimal, thousands } } : { value: thousands };
}

/** `1.250.000`, or with a fraction `1.250,5`; null when the groups are not of three. */
function grouped(whole: string, by: string, fraction: string | null): SheetNumber {
  const [first = '', ...groups] = whole.split(by);
  if (!/^-?\d{1,3}$/.test(first) || groups.some((group) => !/^\d{3}$/.test(group))) return null;
  return { value: Number(`${first}${groups.join('')}${fraction === null ? '' : `.${fraction}`}`) };
}
