/** Heads and first cells of tables that stand behind a chart on the page. */
export const nb = {
  range: {
    measure: 'Mål',
    low: 'Lav',
    likely: 'Anslag',
    high: 'Høy',
    none: 'Kan ikke beregnes ennå',
  },
  gain: {
    title: 'Anslag og usikkerhet, regnet på tre måter',
    perEmployee: 'Justert for antall ansatte',
    raw: 'Uten justering',
    byVolume: 'Justert for antall saker',
  },
  workload: {
    utilisation: 'Del av arbeidstiden',
  },
  months: {
    title: 'Gevinsten måned for måned',
    month: 'Måned',
    nobody: 'Ingen virksomheter var med',
  },
  places: {
    chart: 'Gevinsten etter pulje',
  },
  parts: {
    of: 'Kommer av',
    ratio: 'Nå mot da',
    saved: 'Årsverk',
    whole: 'Til sammen',
    factor: {
      volume: 'Antall saker',
      minutes_per_touch: 'Minutter hver gang en sak tas opp',
      touches_per_ticket: 'Ganger en sak tas opp',
      hand_offs: 'Overleveringer',
      minutes_per_ticket: 'Minutter per sak',
      utilisation: 'Utnyttelse i ett felles lag',
      rest: 'Utnyttelse og det som ikke er målt',
    },
  },
  plan: {
    title: 'Årsverk spart per måned i {{year}}',
    month: 'Måned',
  },
  week: {
    column: {
      time: 'Fra',
      web: 'Saker',
      calls: 'Anrop',
      callAgents: 'For anropene',
      needed: 'Trengs',
      present: 'Vaktplan',
    },
  },
  use: {
    column: {
      used: 'Brukt av fristen',
      outcome: 'Resultat',
      count: 'Antall',
    },
  },
};

export type TableWords = typeof nb;
