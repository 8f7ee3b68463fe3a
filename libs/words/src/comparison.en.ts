import type { ComparisonWords } from './comparison.nb.js';

export const comparison: ComparisonWords = {
  nav: 'Comparison',
  title: 'Comparison of agencies',
  figureTitle: 'What is compared',
  figure: {
    first_response: 'First response',
    next_update: 'Next update',
    resolution: 'Resolved in time',
    first_line_resolution: 'Resolved by first line',
    reopened: 'Reopened',
  },
  hit: {
    first_response: 'in time',
    next_update: 'in time',
    resolution: 'in time',
    first_line_resolution: 'resolved by first line',
    reopened: 'reopened',
  },
  miss: {
    first_response: 'late',
    next_update: 'late',
    resolution: 'late',
    first_line_resolution: 'not resolved by first line',
    reopened: 'not reopened',
  },
  none: {
    title: 'There is nothing to compare',
    text: 'No agency has five or more tickets in this period.',
  },
  named: {
    title: 'Who stands out',
    city: 'The whole city: {{share}} of {{counted}}.',
    nobody: 'No agency stands out more than chance can make it.',
    first_response: {
      above:
        '{{agency}} gets its first response in time more often than its tickets would suggest: {{adjusted}} against {{city}} in the whole city.',
      below:
        '{{agency}} gets its first response in time less often than its tickets would suggest: {{adjusted}} against {{city}} in the whole city.',
    },
    next_update: {
      above:
        '{{agency}} gets its updates in time more often than its tickets would suggest: {{adjusted}} against {{city}} in the whole city.',
      below:
        '{{agency}} gets its updates in time less often than its tickets would suggest: {{adjusted}} against {{city}} in the whole city.',
    },
    resolution: {
      above:
        '{{agency}} has its tickets resolved in time more often than they would suggest: {{adjusted}} against {{city}} in the whole city.',
      below:
        '{{agency}} has its tickets resolved in time less often than they would suggest: {{adjusted}} against {{city}} in the whole city.',
    },
    first_line_resolution: {
      above:
        '{{agency}} has its tickets resolved by first line more often than they would suggest: {{adjusted}} against {{city}} in the whole city.',
      below:
        '{{agency}} has its tickets resolved by first line less often than they would suggest: {{adjusted}} against {{city}} in the whole city.',
    },
    reopened: {
      above:
        '{{agency}} has tickets reopened more often than they would suggest: {{adjusted}} against {{city}} in the whole city.',
      below:
        '{{agency}} has tickets reopened less often than they would suggest: {{adjusted}} against {{city}} in the whole city.',
    },
  },
  table: {
    title: 'All agencies',
    agency: 'Agency',
    counted: 'Counted',
    share: 'Share',
    adjusted: 'Adjusted share',
    limits: 'Chance in 95 of 100',
    verdict: 'Stands out',
    tickets: 'Tickets',
    asOthers: 'No',
    above: 'Yes, higher',
    below: 'Yes, lower',
    links: 'Under “Tickets” come first those {{hit}}, then those {{miss}}.',
    tooSmall_one: '{{count}} agency has fewer than five and is not shown.',
    tooSmall_other: '{{count}} agencies have fewer than five each and are not shown.',
  },
  how: {
    first_response: 'Share of the targets for a first response that were met.',
    next_update: 'Share of the targets for the next update that were met.',
    resolution: 'Share of the targets for resolution that were met.',
    first_line_resolution:
      'Resolved without having been in second line, of resolved tickets that entered by first line or on-site support. Tickets without an answer of the requester and major incidents are left out.',
    reopened:
      'Of the tickets with their last resolution in the period: those that had been reopened. A reopened ticket that is not resolved again is not counted yet.',
    adjusted:
      "Adjusted share = the city's share × the agency's number ÷ the number it would have if each service and priority went as in the whole city. So nobody is judged by which tickets they have.",
    limits:
      'The limits say where the share lies when chance alone tells agencies apart. They are exact for few tickets, and widened when agencies differ more than chance makes them (now {{dispersion}} times).',
    named:
      'Of fifty agencies that are alike, two or three lie outside the light area for no reason. So an agency is named only when agencies that are alike would have somebody named in at most five of a hundred comparisons (Holm).',
  },
  behind: {
    none: 'No tickets.',
    more: 'Show more',
  },
};
