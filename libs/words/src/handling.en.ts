import type { HandlingWords } from './handling.nb.js';

export const handling: HandlingWords = {
  nav: 'Handling time',
  title: 'Handling time: can it be trusted?',
  toGain: 'Gain',
  total: 'In all',
  tooFew: 'Too few',
  link: 'Can the measured time be trusted?',
  captured: {
    title: 'Work captured',
    short: 'Captured',
    text: 'of what was done on tickets was done while time was measured',
    definition:
      'Messages, notes, changes of state and other changes that an agent makes to a ticket, and that lie in a work session of the same agent on the same ticket, or at most five seconds from it (a message: for as long as it was held, at most 35 seconds) ÷ all of them.',
    population:
      'All agents and the agencies that have joined, each from the day it joined, days that are over. The line is that in which the ticket stood when it was done.',
  },
  corrected: {
    title: 'Time corrected',
    short: 'Corrected',
    text: 'of the time was added or taken away by the agents themselves',
    definition:
      'Time that counts only because a correction says so, and measured time that a correction has taken away ÷ the time that counts and the time taken away. A session that was moved to another ticket is both taken away and added.',
    population:
      'All work sessions, those included that were measured and corrected. A correction that was undone does not count.',
  },
  time: {
    title: 'Handling time',
    short: 'Time',
    text: 'work on tickets, measured and corrected',
    definition: 'The sum of work sessions. An agent is never counted in two places at once.',
    population:
      'Days are put together until at least five agents have worked in the line; only then are they shown, always the same days together. So nobody can work out what fewer than five did, not by taking one period from another either. What is left of a month, and today, are not shown.',
  },
  incomplete: 'Some days are left out, since too few worked in the line.',
  byLine: 'Line',
  byMonth: 'Month',
  line: {
    first: 'First line',
    second: 'Second line',
    onsite: 'On-site',
  },
  none: {
    title: 'No handling time',
    text: 'In the period no work was measured on days that are over.',
  },
};
