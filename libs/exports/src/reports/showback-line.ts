import type { ShowbackLine } from '@desk/contracts';
import { fill } from '../domain/fill.js';
import type { Voice } from './report-source.js';

/** What a line is, how it was computed, and from which list of prices: as the page says it. `closedIn`: the month in which it stands. */
export function lineInWords(
  { words: { showback }, said }: Voice,
  line: ShowbackLine,
  closedIn: string,
): { readonly title: string; readonly how: string; readonly list: string } {
  const { component, days, daysInMonth, tickets, seconds, ofWeight, version, from, to } = line;
  const isCorrection = line.month !== closedIn;
  const which = [
    ...(line.ticketKind === null ? [] : [showback.kind[line.ticketKind]]),
    ...(line.channel === null ? [] : [showback.channel[line.channel]]),
  ].join(' ');
  const name = showback.component[component];
  const named = which === '' ? name : fill(showback.ofWhich, { component: name, which });
  const how = fill(howOf(), {
    price: said.money(line.price / 100, 2),
    employees: said.number(line.employees),
    tickets: said.number(tickets ?? 0),
    minutes: said.number((seconds ?? 0) / 60, 1),
    share: ofWeight === null ? '' : said.percent((line.employees * days) / ofWeight, 2),
  });
  const isPart = days < daysInMonth && component !== 'per_ticket';
  const whole = isPart ? fill(showback.part, { how, days: said.number(days), all: said.number(daysInMonth) }) : how;
  const isWholeMonth = Number(from.slice(8)) === 1 && Number(to.slice(8)) === daysInMonth;
  return {
    title: isCorrection ? fill(showback.correctionOf, { month: said.month(line.month), what: named }) : named,
    how: isCorrection && tickets === null ? showback.how.anew : whole,
    list: isWholeMonth
      ? fill(showback.list.name, { version })
      : fill(showback.list.span, { version, from: said.date(from), to: said.date(to) }),
  };

  function howOf(): string {
    if (component !== 'per_ticket') return showback.how[component];
    return Math.abs(tickets ?? 0) === 1 ? showback.how.per_ticket_one : showback.how.per_ticket_other;
  }
}
