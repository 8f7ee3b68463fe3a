import { CITY_CALENDAR_KEY } from '@desk/agencies';
import { CLOCK_TARGETS, PRIORITIES, type ClockTarget, type DeclarationContent } from '@desk/contracts';
import { DEFAULT_PAUSE_REASONS, DEFAULT_WARN_PERCENTS } from '@desk/sla';
import { Temporal } from 'temporal-polyfill';

/** Day and night, every day. */
export const ALWAYS_KEY = 'always';
const DAY = 8.5 * 3600;

/** Promised working seconds by priority 1–4. Priority 1 runs day and night. */
const PROMISED: Readonly<Record<Exclude<ClockTarget, 'next_update'>, readonly [number, number, number, number]>> = {
  first_response: [15 * 60, 3600, 2 * 3600, 4 * 3600],
  resolution: [4 * 3600, 6 * 3600, 1.5 * DAY, 3 * DAY],
  second_line_takeover: [30 * 60, 3600, 2 * 3600, 4 * 3600],
  second_line_resolution: [3 * 3600, 5 * 3600, DAY, 2 * DAY],
};

/** What a desk promises until its service owner publishes something else. */
export function standardDeclaration(inForceFrom: Temporal.PlainDate, today: Temporal.PlainDate): DeclarationContent {
  return {
    name: 'Tjenesteerklæring for førstelinje',
    promises: CLOCK_TARGETS.filter((target) => target !== 'next_update').flatMap((target) =>
      PRIORITIES.map((priority) => ({
        target,
        serviceKey: null,
        priority,
        seconds: PROMISED[target][priority - 1] ?? DAY,
        businessDays: null,
        calendarKey: priority === 1 ? ALWAYS_KEY : CITY_CALENDAR_KEY,
      })),
    ),
    pauseReasons: Object.fromEntries(
      CLOCK_TARGETS.map((target) => [target, [...DEFAULT_PAUSE_REASONS[target]]]),
    ) as DeclarationContent['pauseReasons'],
    warnPercents: [...DEFAULT_WARN_PERCENTS],
    quality: {
      firstLineResolution: 0.7,
      satisfaction: 4.2,
      reopened: 0.05,
      attainment: {
        first_response: 0.9,
        next_update: null,
        resolution: 0.9,
        second_line_takeover: 0.9,
        second_line_resolution: 0.85,
      },
    },
    duties: {
      nb: {
        desk: [
          'Vi svarer innen fristen og sier hva som skjer videre.',
          'Vi forteller deg når saken går videre til andre, og hvem som har den.',
          'Vi lukker ikke saken før du har fått svar på det du spurte om.',
          'Vi varsler om driftshendelser så snart vi kjenner dem.',
        ],
        users: [
          'Du melder saken i portalen, så den havner hos riktig team med en gang.',
          'Du beskriver hva du prøvde å gjøre, og hva som skjedde.',
          'Du svarer når vi spør; imens står fristen for løsning stille.',
          'Du sier fra hvis det ikke er løst, så gjenåpner vi saken.',
        ],
      },
      nn: {
        desk: [
          'Vi svarar innan fristen og seier kva som skjer vidare.',
          'Vi fortel deg når saka går vidare til andre, og kven som har ho.',
          'Vi lukkar ikkje saka før du har fått svar på det du spurde om.',
          'Vi varslar om driftshendingar så snart vi kjenner dei.',
        ],
        users: [
          'Du melder saka i portalen, så ho hamnar hos rett team med ein gong.',
          'Du fortel kva du prøvde å gjere, og kva som hende.',
          'Du svarar når vi spør; imens står fristen for løysing stille.',
          'Du seier frå om det ikkje er løyst, så opnar vi saka på nytt.',
        ],
      },
      en: {
        desk: [
          'We answer in time and say what happens next.',
          'We tell you when others take over the ticket, and who has it.',
          'We do not close the ticket until you have an answer to what you asked.',
          'We announce major incidents as soon as we know of them.',
        ],
        users: [
          'You report in the portal, so that the ticket reaches the right team at once.',
          'You describe what you tried to do, and what happened.',
          'You answer when we ask; meanwhile the clock for the solution stands still.',
          'You tell us when it is not solved, and we reopen the ticket.',
        ],
      },
    },
    nextRevisionOn: nextYearly(inForceFrom, today).toString(),
  };
}

/** The first anniversary of a day that is still to come. */
function nextYearly(from: Temporal.PlainDate, today: Temporal.PlainDate): Temporal.PlainDate {
  const ago = from.until(today, { largestUnit: 'years' }).years;
  return from.add({ years: Math.max(ago, 0) + 1 });
}
