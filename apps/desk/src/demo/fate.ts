import type { PendingReason } from '@desk/contracts';
import type { Arrival } from './arrivals.js';
import type { Dice } from './dice.js';

/** What is settled of a ticket when it arrives; its course comes of it and of who has time. */
export interface Fate {
  second: boolean;
  asks: 'answered' | 'late' | 'silent' | null;
  waits: Extract<PendingReason, 'vendor' | 'delivery' | 'approval'> | null;
  handBack: boolean;
  pingPong: boolean;
  transfer: boolean;
  nudge: boolean;
  withdrawn: boolean;
  duplicate: boolean;
  assigned: boolean;
  released: boolean;
  /** Somebody has it, and for days nothing comes of it. */
  left: boolean;
  raised: boolean;
  wrongService: boolean;
  sensitive: boolean;
  visit: boolean;
  reopened: boolean;
}

/** `silent`: asked for something, and the requester does not answer. */
export type DemoCourse = 'any' | 'silent';

/** Share that first line solves, by service; the rest goes on to second line. */
const FIRST_LINE_SHARE: Readonly<Record<string, number>> = {
  passord: 0.88,
  arbeidsflate: 0.68,
  'microsoft-365': 0.76,
  utskrift: 0.72,
  utstyr: 0.74,
  telefon: 0.68,
  tilganger: 0.74,
  ida: 0.55,
  konsernnett: 0.52,
  'lokal-infrastruktur': 0.8,
};
const FIRST_LINE_SHARE_OF_OTHERS = 0.42;

export function fateOf(arrival: Arrival, dice: Dice, course: DemoCourse): Fate {
  const outage = arrival.impact === 'high' && arrival.urgency === 'high';
  const request = arrival.text.kind === 'request';
  const second = dice.chance(1 - (FIRST_LINE_SHARE[arrival.service.key] ?? FIRST_LINE_SHARE_OF_OTHERS));
  const handBack = second && dice.chance(0.12);
  const answer = dice.chance(0.82) ? 'answered' : dice.chance(0.5) ? 'late' : 'silent';
  const waits = request
    ? dice.chance(0.1)
      ? dice.pick(['delivery', 'approval'] as const)
      : null
    : second && dice.chance(0.2)
      ? 'vendor'
      : null;
  const fate: Fate = {
    second,
    asks: !outage && dice.chance(0.21) ? answer : null,
    waits,
    handBack,
    pingPong: handBack && dice.chance(0.35),
    transfer: second && dice.chance(0.07),
    nudge: second && dice.chance(0.12),
    withdrawn: !outage && dice.chance(0.022),
    duplicate: dice.chance(0.006),
    assigned: dice.chance(0.02),
    released: dice.chance(0.015),
    left: dice.chance(0.035),
    raised: dice.chance(0.012),
    wrongService: dice.chance(0.015),
    sensitive: arrival.service.key === 'tilganger' && dice.chance(0.06),
    visit: true,
    reopened: dice.chance(0.04),
  };
  if (course === 'any') return fate;
  return { ...fate, second: false, asks: 'silent', withdrawn: false, duplicate: false, released: false, left: false };
}
