import type { Locale } from '@desk/contracts';
import type { Drawing } from '../drawing.js';
import { drawStacks } from '../kinds/bars.js';
import { drawDay, type Slot } from '../kinds/day.js';
import { drawFunnel } from '../kinds/funnel.js';
import { sayIn } from '../say.js';

export interface ComparedAgency {
  readonly key: string;
  readonly name: string;
  readonly tickets: number;
  /** Adjusted for the mix of services. */
  readonly value: number;
  /** Between which chance alone leaves it, in 95 and in 99.8 of 100. */
  readonly limits95: { readonly low: number; readonly high: number };
  readonly limits998: { readonly low: number; readonly high: number };
  readonly verdict: 'within' | 'below' | 'above';
}

export interface Compared {
  /** What is compared, in the reader's language; heads its column. */
  readonly measure: string;
  readonly mean: number;
  readonly agencies: readonly ComparedAgency[];
  /** How the measure is written; default: a share in percent. */
  readonly show?: (value: number) => string;
}

/** The agencies against what chance alone does to numbers as small as theirs. */
export function funnelDrawing({ measure, mean, agencies, show }: Compared, locale: Locale): Drawing {
  const say = sayIn(locale);
  const { words } = say;
  const said = show ?? ((value: number) => say.percent(value, 1));
  const known = agencies.filter(
    ({ tickets, value, limits95, limits998 }) =>
      tickets > 0 && [value, limits95.low, limits95.high, limits998.low, limits998.high].every(Number.isFinite),
  );
  const outside = known.filter(({ verdict }) => verdict !== 'within');
  const isDrawn = known.length > 0 && Number.isFinite(mean);
  return {
    title: words.funnel.title,
    summary: isDrawn
      ? words.funnel.summary(outside.length, known.length, outside.map(({ name }) => name).join(', '))
      : words.funnel.none,
    key: isDrawn ? words.funnel.key : null,
    picture: isDrawn
      ? (frame) =>
          drawFunnel(frame, {
            spots: known.map(({ name, tickets, value, limits95, limits998, verdict }) => ({
              name,
              size: tickets,
              value,
              inner: limits95,
              outer: limits998,
              isOutside: verdict !== 'within',
            })),
            mean,
            meanName: words.funnel.mean,
            sizeName: words.funnel.size,
            showValue: show ?? ((value) => say.percent(value)),
            showSize: (tickets) => say.number(tickets),
          })
      : null,
    table: {
      columns: [words.column.agency, words.column.tickets, measure, words.column.limits, words.column.outcome],
      rows: known.map(({ key, name, tickets, value, limits95, verdict }) => ({
        key,
        cells: [name, say.number(tickets), said(value), say.between(limits95, said), words.funnel[verdict]],
        ...(verdict !== 'within' && { isMain: true }),
      })),
    },
  };
}

/** A weekday by quarters of an hour: how many agents are needed, how many there are, and what makes the need. */
export function staffingDrawing(day: string, slots: readonly Slot[], locale: Locale): Drawing {
  const say = sayIn(locale);
  const { words } = say;
  const known = slots.filter(({ web, calls, callAgents, needed }) =>
    [web, calls, callAgents, needed].every(Number.isFinite),
  );
  const most = known.reduce<Slot | undefined>(
    (top, slot) => (top && top.needed >= slot.needed ? top : slot),
    undefined,
  );
  return {
    title: words.staffing.title(day),
    summary: most ? words.staffing.summary(say.number(most.needed, 1), most.time) : words.staffing.none,
    key: known.some(({ needed, planned }) => planned !== null && planned < needed) ? words.staffing.key : null,
    picture: most
      ? (frame) => drawDay(frame, { slots: known, ...words.staffing, show: (value) => say.number(value) })
      : null,
    table: {
      columns: [
        words.column.time,
        words.column.web,
        words.column.calls,
        words.column.callAgents,
        words.column.needed,
        words.column.planned,
      ],
      rows: known.map(({ time, web, calls, callAgents, needed, planned }) => ({
        key: time,
        cells: [
          time,
          say.number(web, 1),
          say.number(calls, 1),
          say.number(callAgents, 1),
          say.number(needed, 1),
          planned === null ? '–' : say.number(planned, 1),
        ],
      })),
    },
  };
}

export interface SharedCost {
  readonly key: string;
  readonly name: string;
  /** NOK, not negative; in the order of the parts. */
  readonly parts: readonly number[];
}

/** What each agency bears, of which parts. `parts`: their names in the reader's language. */
export function showbackDrawing(parts: readonly string[], agencies: readonly SharedCost[], locale: Locale): Drawing {
  const say = sayIn(locale);
  const { words } = say;
  const kroner = (value: number) => say.number(value);
  const total = (amounts: readonly number[]) => amounts.reduce((sum, amount) => sum + amount, 0);
  const rows = agencies
    .filter((agency) => agency.parts.every(Number.isFinite))
    .map((agency) => ({ ...agency, sum: total(agency.parts), said: [kroner(total(agency.parts))] }));
  const highest = rows.reduce<(typeof rows)[number] | undefined>(
    (top, row) => (top && top.sum >= row.sum ? top : row),
    undefined,
  );
  const isDrawn = highest !== undefined && highest.sum > 0;
  return {
    title: words.showback.title,
    summary: isDrawn
      ? words.showback.summary(highest.name, kroner(highest.sum), kroner(total(rows.map(({ sum }) => sum))))
      : words.showback.none,
    key: null,
    picture: isDrawn ? (frame) => drawStacks(frame, { rows, parts, show: kroner, showTick: kroner }) : null,
    table: {
      columns: [words.column.agency, ...parts, words.column.sum],
      rows: rows.map(({ key, name, parts: amounts, sum }) => ({
        key,
        cells: [name, ...amounts.map(kroner), kroner(sum)],
      })),
    },
  };
}
