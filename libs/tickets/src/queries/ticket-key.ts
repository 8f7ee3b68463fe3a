import { isId } from '@desk/platform';
import { parseNumber } from '../domain/ticket-number.js';

/** What stands in the path of a ticket's doors: its id or its number; as a condition on `ticket t` with one parameter. */
export function ticketKey(
  prefix: string,
  text: string,
): { readonly where: string; readonly value: string | number } | null {
  const id = text.toLowerCase();
  if (isId(id)) return { where: 't.id = $1::uuid', value: id };
  const number = parseNumber(prefix, text);
  return number === null ? null : { where: 't.number = $1::bigint', value: number };
}
