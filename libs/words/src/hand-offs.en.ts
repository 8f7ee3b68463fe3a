import type { HandOffsWords } from './hand-offs.nb.js';

export const handOffs: HandOffsWords = {
  nav: 'Hand-offs',
  title: 'Hand-offs between teams',
  how: 'How is this counted?',
  definition: {
    count:
      'Each time that a ticket goes from one team to another is a hand-off. The reason is the one that was chosen; what was written is not shown here.',
    waiting:
      "Waiting is working time by the city's opening hours from the hand-off until somebody has the ticket, it goes on, or it has ended.",
    worked:
      'Work is what the team that gave the ticket away spent on it since it got it. It is shown in blocks of whole days in which at least five agents worked on the way, for days that are over, and not where less could be worked out, not from another period or agency either.',
  },
  way: 'From and to',
  count: 'Tickets',
  waited: 'Waiting',
  worked: 'Work',
  fromTo: '{{from}} → {{to}}',
  kind: {
    escalate: 'Escalated',
    hand_back: 'Handed back',
    transfer: 'Transferred',
    overflow: 'Overflow',
  },
  reason: {
    needs_access: 'Needs access',
    needs_expertise: 'Needs more knowledge',
    needs_visit: 'Needs a visit',
    wrong_team: 'Wrong team',
    missing_information: 'Information is missing',
    first_line_can: 'First line can solve it',
    capacity: 'Capacity',
    other: 'Other',
    rule: 'By a rule',
    unsaid: 'Not chosen',
  },
  waiting_one: '{{shown}} still waits',
  waiting_other: '{{shown}} still wait',
  each: '{{time}} on average',
  tooFew: 'Too few',
  total: 'In all',
  none: {
    title: 'No hand-offs',
    text: 'No ticket went from one team to another in the period.',
  },
  behind: 'The tickets behind: {{kind}}',
  stillWaiting: 'still waiting',
  waitedFor: 'waited {{time}}',
  more: 'Show more',
  link: 'Hand-offs between teams',
};
