import type { KnownWords } from './known.nb.js';

export const known: KnownWords = {
  title: 'When the figures are known',
  way: {
    now: 'As known now',
    closing: 'As it was when the month closed',
    day: 'As known on a certain day',
  },
  note: {
    closing:
      'The figures are those of the whole months of the period that are closed. They were frozen some days after the month was over, and have not changed since. Choosing a number shows its tickets as they are known now, so there may be more or fewer.',
    day: 'We count the period anew from the event log, with no more than was recorded by the end of the day you choose. Choosing a number shows its tickets as they are known now.',
  },
  closings: {
    title: 'Then and now, month by month',
    note: 'The share within the time limit as it was when the month closed, and as it is known now.',
    definition:
      'A month is frozen when it is over, the delay after its end has passed, and all that was recorded by then has been counted. What happens later, such as a ticket being reopened, changes the figures of “now” and not the frozen ones. Where a month was frozen long after it was over, nobody kept its figures before.',
    none: 'Nothing was measured in these months.',
    month: 'Month and time limit',
    then: 'When closed',
    now: 'Now',
    difference: 'Difference',
    frozen: 'closed {{date}}',
    open: 'not closed, will be frozen {{date}}',
    of: '({{met}} of {{whole}})',
    nothing: 'None measured',
    unchanged: 'Unchanged',
    met: '{{more}} within the limit',
    missed: '{{more}} breached',
    empty: 'No whole month of the period is closed',
    emptyText: 'Choose a period with at least one whole month that is closed.',
  },
  day: {
    title: 'As known on a certain day',
    date: 'Known at the end of',
    help: 'The period is {{from}} – {{to}}.',
    start: 'Count anew',
    earlier_one: '{{count}} report that you asked for before',
    earlier_other: '{{count}} reports that you asked for before',
    named: '{{from}} – {{to}}, as known on {{day}}',
    waiting: 'Waiting to be counted …',
    running: '{{done}} of {{total}} tickets are counted.',
    progress: 'How far the counting has come',
    failed: 'The counting stopped. Try again.',
    done: '{{from}} – {{to}}, as known on {{day}}. {{total}} tickets are counted. The report is yours, and is deleted after {{until}}.',
  },
};
