/** `OSL-1000001`: what people see and say on the phone. */
export function formatNumber(prefix: string, number: number): string {
  return `${prefix}-${number}`;
}

/** The number in `OSL-1000001`, `osl 1000001` or `1000001`; null when the text is no ticket number. */
export function parseNumber(prefix: string, text: string): number | null {
  const [, given, digits] = /^\s*(?:([a-z]+)[-\s]?)?(\d{1,15})\s*$/i.exec(text) ?? [];
  if (digits === undefined || (given !== undefined && given.toLowerCase() !== prefix.toLowerCase())) return null;
  return Number(digits);
}
