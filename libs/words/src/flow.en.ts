import type { FlowWords } from './flow.nb.js';

export const flow: FlowWords = {
  title: 'Ticket flow',
  months: {
    title: 'In and out',
    note: 'Filled bar: filed. Outline: resolved or withdrawn. Months are shown whole.',
    definition:
      'In is every ticket filed in the month. Out is tickets with their last resolution in the month, and tickets that were withdrawn. Open at the end is all that were filed until then, without those that are resolved for good or withdrawn. A ticket that was reopened counts as open all the way to its last resolution. For the present month it is the number now.',
    none: 'No tickets were filed in these months.',
    month: 'Month',
    filed: 'Filed',
    resolved: 'Resolved',
    cancelled: 'Withdrawn',
    net: 'In minus out',
    open: 'Open at the end',
    openList: {
      filed_one: '{{count}} filed, {{month}}',
      filed_other: '{{count}} filed, {{month}}',
      resolved_one: '{{count}} resolved, {{month}}',
      resolved_other: '{{count}} resolved, {{month}}',
      cancelled_one: '{{count}} withdrawn, {{month}}',
      cancelled_other: '{{count}} withdrawn, {{month}}',
    },
  },
  backlog: {
    title: 'Open tickets now',
    note: 'By how long ago they were filed, and the line in which they lie.',
    definition:
      'All tickets that are not resolved, closed or withdrawn, those on hold included. The age is time on the clock since the ticket was filed. The number is as of this moment, whatever period is chosen.',
    none: 'No tickets are open.',
    open_one: '{{shown}} open ticket',
    open_other: '{{shown}} open tickets',
    oldest: 'the oldest was filed {{at}}',
    age: 'Age',
    all: 'All',
    allLines: 'all lines',
    openList_one: '{{count}} ticket, {{line}}, {{age}}',
    openList_other: '{{count}} tickets, {{line}}, {{age}}',
  },
  age: {
    day: 'Less than a day',
    week: '1–7 days',
    month: '8–30 days',
    quarter: '31–90 days',
    older: 'Over 90 days',
  },
  spent: {
    title: 'Where did the time go?',
    note: 'Mean of each ticket resolved in the period.',
    definition:
      'The time from the filing to the last resolution, by where the ticket stood. It is time on the clock, also outside opening hours. Time in which a ticket was resolved before it was reopened is left out. The sum of all tickets is divided by the number of resolved tickets.',
    none: 'No tickets were resolved in the period.',
    of_one: 'of {{shown}} resolved ticket',
    of_other: 'of {{shown}} resolved tickets',
    inQueue: {
      name: 'In a queue',
      definition: 'The ticket was open, and nobody had it.',
    },
    onHold: {
      name: 'On hold',
      definition: 'The ticket waited for the requester, a supplier, an approval or an agreed time.',
    },
    withAgent: {
      name: 'With an agent',
      definition:
        'The ticket was open, and somebody had it. This is not working time: one agent has many tickets at once.',
    },
    work: {
      name: 'Work',
      definition:
        'All measured work of the period, divided by resolved tickets. Some of it is on tickets that are not resolved yet. It is shown for the whole city alone, and only as a sum over at least five agents.',
      how: 'How work is measured',
      incomplete: 'Some days are left out',
      wholeCity: 'Shown for the whole city alone',
    },
  },
  unmeasured: {
    title: 'Not measured yet',
    yet: 'Not measured yet',
    satisfaction: {
      name: 'Satisfaction',
      why: 'Requesters are not asked how content they are when their ticket is resolved.',
    },
    deflection: {
      name: 'Resolved without a ticket',
      why: 'There are no articles or self-service whose use could be counted, so nobody knows who found the answer alone.',
    },
  },
  behind: {
    back: 'To ticket flow',
    filed: 'Tickets that were filed',
    resolved: 'Tickets that were resolved',
    cancelled: 'Tickets that were withdrawn',
    first_line_resolved: 'Tickets that first line resolved',
    not_first_line: 'Resolved tickets that were in second line',
    first_contact_resolved: 'Tickets resolved at first contact',
    reopened: 'Tickets that were reopened',
    resolved_again: 'Resolved tickets that had been reopened',
    crossings: 'Tickets that changed line',
    open: 'Open tickets',
    day: 'Counted',
    times_one: '{{count}} time',
    times_other: '{{count}} times',
  },
};
