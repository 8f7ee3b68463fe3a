import type { TableWords } from './tables.nb.js';

export const nn: TableWords = {
  range: {
    measure: 'Mål',
    low: 'Låg',
    likely: 'Overslag',
    high: 'Høg',
    none: 'Kan ikkje reknast ut enno',
  },
  gain: {
    title: 'Overslag og uvisse, rekna på tre måtar',
    perEmployee: 'Justert for talet på tilsette',
    raw: 'Utan justering',
    byVolume: 'Justert for talet på saker',
  },
  workload: {
    utilisation: 'Del av arbeidstida',
  },
  months: {
    title: 'Gevinsten månad for månad',
    month: 'Månad',
    nobody: 'Ingen verksemder var med',
  },
  places: {
    chart: 'Gevinsten etter pulje',
  },
  parts: {
    of: 'Kjem av',
    ratio: 'No mot då',
    saved: 'Årsverk',
    whole: 'Til saman',
    factor: {
      volume: 'Talet på saker',
      minutes_per_touch: 'Minutt kvar gong ei sak blir teken opp',
      touches_per_ticket: 'Gonger ei sak blir teken opp',
      hand_offs: 'Overleveringar',
      minutes_per_ticket: 'Minutt per sak',
      utilisation: 'Utnytting i eitt felles lag',
      rest: 'Utnytting og det som ikkje er målt',
    },
  },
  plan: {
    title: 'Årsverk spart per månad i {{year}}',
    month: 'Månad',
  },
  week: {
    column: {
      time: 'Frå',
      web: 'Saker',
      calls: 'Oppringingar',
      callAgents: 'For oppringingane',
      needed: 'Trengst',
      present: 'Vaktplan',
    },
  },
  use: {
    column: {
      used: 'Brukt av fristen',
      outcome: 'Resultat',
      count: 'Tal',
    },
  },
};
