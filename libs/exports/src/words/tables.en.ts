import type { TableWords } from './tables.nb.js';

export const en: TableWords = {
  range: {
    measure: 'Measure',
    low: 'Low',
    likely: 'Estimate',
    high: 'High',
    none: 'Cannot be computed yet',
  },
  gain: {
    title: 'Estimate and uncertainty, computed in three ways',
    perEmployee: 'Adjusted for employees',
    raw: 'Without adjustment',
    byVolume: 'Adjusted for tickets',
  },
  workload: {
    utilisation: 'Share of the working time',
  },
  months: {
    title: 'The gain month by month',
    month: 'Month',
    nobody: 'No agency had joined',
  },
  places: {
    chart: 'The gain by wave',
  },
  parts: {
    of: 'Comes from',
    ratio: 'Now to then',
    saved: 'FTE',
    whole: 'Together',
    factor: {
      volume: 'Number of tickets',
      minutes_per_touch: 'Minutes each time a ticket is taken up',
      touches_per_ticket: 'Times a ticket is taken up',
      hand_offs: 'Hand-offs',
      minutes_per_ticket: 'Minutes per ticket',
      utilisation: 'Use of time in one shared team',
      rest: 'Use of time and what is not measured',
    },
  },
  plan: {
    title: 'FTE saved by month in {{year}}',
    month: 'Month',
  },
  week: {
    column: {
      time: 'From',
      web: 'Tickets',
      calls: 'Calls',
      callAgents: 'For the calls',
      needed: 'Needed',
      present: 'Rota',
    },
  },
  use: {
    column: {
      used: 'Used of the limit',
      outcome: 'Outcome',
      count: 'Number',
    },
  },
};
