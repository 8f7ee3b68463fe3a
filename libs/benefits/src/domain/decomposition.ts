import type { GainFactor } from '@desk/contracts';

/** How something that FTE is a product of has changed: now ÷ then. */
export interface FactorChange {
  readonly factor: GainFactor;
  readonly ratio: number;
}

export interface GainPart {
  readonly factor: GainFactor | 'rest';
  /** FTE; positive = saved. */
  readonly fte: number;
  /** Now ÷ then; null of the rest when there is no first line now. */
  readonly ratio: number | null;
}

export interface Decomposition {
  /** They add up to the FTE then less the FTE now. */
  readonly parts: readonly GainPart[];
  /** Factors that are zero or unknown at one end, and so cannot have a part; theirs is in the rest. */
  readonly left: readonly GainFactor[];
}

/**
 * What each factor has to do with the way from `then` to `now` FTE. With now ÷ then = Π ratios × rest, a part is
 * −L(now, then) · ln(ratio), L(a, b) = (a − b) ÷ ln(a ÷ b): the additive log-mean Divisia index (LMDI-I, Ang 2004). It adds up
 * for any change, does not know an order of factors, and a factor's part is the sum of the parts of the factors it is made of.
 */
export function decompose(then: number, now: number, changes: readonly FactorChange[]): Decomposition {
  if (!(then > 0) || !(now >= 0)) throw new RangeError(`no way from ${then} to ${now} FTE`);
  const known = changes.filter(({ ratio }) => Number.isFinite(ratio) && ratio > 0);
  const logs = known.map(({ ratio }) => Math.log(ratio));
  // In the limit of no FTE now, whatever became of the factors, all that there was is the rest's.
  const weight = now === 0 ? 0 : logMean(now, then);
  const parts = known.map(({ factor, ratio }, index): GainPart => ({
    factor,
    ratio,
    fte: 0 - weight * (logs[index] as number),
  }));
  const explained = parts.reduce((sum, { fte }) => sum + fte, 0);
  const rest = now === 0 ? null : Math.exp(Math.log(now / then) - logs.reduce((sum, log) => sum + log, 0));
  return {
    parts: [...parts, { factor: 'rest', fte: then - now - explained, ratio: rest }],
    left: changes.filter((change) => !known.includes(change)).map(({ factor }) => factor),
  };
}

/** Between a and b, both positive. By its series where they are so near that the quotient would lose its digits. */
function logMean(a: number, b: number): number {
  const log = Math.log(a / b);
  if (Math.abs(log) < 1e-6) return b * (1 + log / 2);
  return (a - b) / log;
}

/** What is known of the work on a ticket at one time. */
export interface TicketWork {
  readonly minutesPerTicket: number | null;
  readonly touchesPerTicket: number | null;
  readonly handOffsPerTicket: number | null;
}

/**
 * How the work on a ticket has changed, as finely as both times allow. Minutes of a ticket = minutes of a touch × touches, and
 * touches = those it takes anyway × (1 + hand-offs ÷ those): each hand-off is one touch more.
 */
export function workChanges(then: TicketWork, now: TicketWork): FactorChange[] {
  const minutes = ratioOf(then.minutesPerTicket, now.minutesPerTicket);
  if (minutes === null) return [];
  const touches = ratioOf(then.touchesPerTicket, now.touchesPerTicket);
  if (touches === null) return [{ factor: 'minutes_per_ticket', ratio: minutes }];
  const perTouch: FactorChange = { factor: 'minutes_per_touch', ratio: minutes / touches };
  const own = ratioOf(withoutHandOffs(then), withoutHandOffs(now));
  if (own === null) return [perTouch, { factor: 'touches_per_ticket', ratio: touches }];
  return [perTouch, { factor: 'touches_per_ticket', ratio: own }, { factor: 'hand_offs', ratio: touches / own }];
}

function withoutHandOffs({ touchesPerTicket, handOffsPerTicket }: TicketWork): number | null {
  return touchesPerTicket === null || handOffsPerTicket === null ? null : touchesPerTicket - handOffsPerTicket;
}

/** Null when one end is unknown or nothing. */
function ratioOf(then: number | null, now: number | null): number | null {
  return then !== null && now !== null && then > 0 && now > 0 ? now / then : null;
}
