/** As one writes it in Norway; nothing for null. */
export const typed = (value: number | null): string => (value === null ? '' : String(value).replace('.', ','));

/** A number with decimal comma or point, with or without spaces; null for nothing, NaN for what is no number. */
export function numberOf(text: string): number | null {
  const plain = text.replace(/\s/g, '').replace(',', '.').replace(/^[−–]/, '-');
  if (plain === '') return null;
  return /^-?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : Number.NaN;
}

/** Whole øre of an amount in kroner; null for nothing, NaN for what is no amount: also one finer than an øre. */
export function oreOf(text: string): number | null {
  const kroner = numberOf(text);
  if (kroner === null || Number.isNaN(kroner)) return kroner;
  const decimals = text.replace(/\s/g, '').split(/[.,]/)[1] ?? '';
  return decimals.length > 2 ? Number.NaN : Math.round(kroner * 100);
}

/** Kroner of whole øre, in groups of three, with decimals only where there are øre. */
export function typedKroner(ore: number): string {
  const [kroner, rest] = [Math.trunc(ore / 100), Math.abs(ore % 100)];
  const sign = ore < 0 && kroner === 0 ? '-' : '';
  const grouped = String(kroner).replace(/\B(?=(\d{3})+$)/g, ' ');
  return rest === 0 ? grouped : `${sign}${grouped},${String(rest).padStart(2, '0')}`;
}
