import type { ClockTarget } from '@desk/contracts';

/** What charts say in one language. Numbers come written out. */
export interface Words {
  readonly to: string;
  expected(range: string): string;
  readonly target: Readonly<Record<ClockTarget, string>>;
  readonly notTold: string;
  readonly tooFew: string;
  /** Of a table. */
  readonly column: Readonly<
    Record<
      | 'measure'
      | 'low'
      | 'likely'
      | 'high'
      | 'month'
      | 'agencies'
      | 'fteNow'
      | 'plan'
      | 'actual'
      | 'year'
      | 'from'
      | 'ratio'
      | 'fte'
      | 'share'
      | 'promised'
      | 'kept'
      | 'missed'
      | 'used'
      | 'outcome'
      | 'count'
      | 'utilisation'
      | 'time'
      | 'web'
      | 'calls'
      | 'callAgents'
      | 'needed'
      | 'planned'
      | 'agency'
      | 'tickets'
      | 'limits'
      | 'sum'
      | 'group',
      string
    >
  >;
  readonly gain: {
    readonly headline: string;
    readonly title: string;
    readonly perEmployee: string;
    readonly main: string;
    readonly raw: string;
    readonly byVolume: string;
    readonly none: string;
    summary(main: string, expected: string): string;
    readonly key: string;
  };
  readonly months: {
    readonly title: string;
    readonly none: string;
    summary(first: string, firstSaid: string, last: string, lastSaid: string, expected: string): string;
    readonly key: string;
    readonly nobody: string;
    readonly part: string;
  };
  readonly waves: {
    readonly title: string;
    readonly all: string;
    agencies(count: number): string;
    summary(list: string, expected: string): string;
  };
  readonly parts: {
    readonly title: string;
    readonly whole: string;
    readonly rest: string;
    readonly utilisation: string;
    readonly factor: Readonly<
      Record<'volume' | 'minutes_per_touch' | 'touches_per_ticket' | 'hand_offs' | 'minutes_per_ticket', string>
    >;
    summary(whole: string, list: string): string;
    readonly key: string;
    fte(said: string): string;
  };
  readonly money: {
    readonly title: string;
    readonly period: string;
    plan(said: string): string;
    summary(net: string, plan: string): string;
    readonly key: string;
  };
  readonly plan: {
    title(year: number): string;
    readonly none: string;
    summary(month: string, actual: string, plan: string): string;
    readonly notYet: string;
    readonly nothing: string;
    readonly key: string;
  };
  readonly sensitivity: { readonly title: string; readonly used: string; summary(low: string, high: string): string };
  readonly use: {
    title(name: string): string;
    summary(near: string, just: string, met: string, missed: string): string;
    readonly none: string;
    readonly limit: string;
    over(percent: string): string;
    readonly key: string;
    readonly met: string;
    readonly missed: string;
    readonly notEnded: string;
  };
  readonly attainment: {
    title(name: string): string;
    summary(lowest: string, said: string): string;
    readonly none: string;
    readonly key: string;
    promised(said: string): string;
  };
  readonly trend: {
    title(name: string): string;
    summary(first: string, firstSaid: string, last: string, lastSaid: string): string;
    goal(said: string): string;
  };
  readonly staffing: {
    title(day: string): string;
    summary(most: string, at: string): string;
    readonly none: string;
    readonly needed: string;
    readonly planned: string;
    readonly calls: string;
    readonly arrivals: string;
    readonly key: string;
  };
  readonly funnel: {
    readonly title: string;
    summary(outside: number, all: number, names: string): string;
    readonly none: string;
    readonly key: string;
    readonly mean: string;
    readonly size: string;
    readonly within: string;
    readonly below: string;
    readonly above: string;
  };
  readonly showback: {
    readonly title: string;
    summary(highest: string, said: string, sum: string): string;
    readonly none: string;
  };
}

export const nb: Words = {
  to: 'til',
  expected: (range) => `Forventet ${range}`,
  target: {
    first_response: 'Første svar',
    next_update: 'Neste oppdatering',
    resolution: 'Løsning',
    second_line_takeover: 'Andrelinjen tar over',
    second_line_resolution: 'Løsning i andrelinjen',
  },
  notTold: 'Kan ikke beregnes ennå',
  tooFew: 'For få data',
  column: {
    measure: 'Mål',
    low: 'Lav',
    likely: 'Anslag',
    high: 'Høy',
    month: 'Måned',
    agencies: 'Virksomheter med',
    fteNow: 'Førstelinjen nå, årsverk',
    plan: 'Plan',
    actual: 'Faktisk',
    year: 'År',
    from: 'Kommer av',
    ratio: 'Nå mot da',
    fte: 'Årsverk',
    share: 'Innfridd',
    promised: 'Lovet',
    kept: 'Innen fristen',
    missed: 'Etter fristen',
    used: 'Brukt av fristen',
    outcome: 'Utfall',
    count: 'Antall',
    utilisation: 'Del av arbeidstiden',
    time: 'Tid',
    web: 'Nye saker',
    calls: 'Anrop',
    callAgents: 'Trengs for anropene',
    needed: 'Trengs',
    planned: 'Vaktplan',
    agency: 'Virksomhet',
    tickets: 'Saker',
    limits: 'Grenser (95 %)',
    sum: 'Sum',
    group: 'Gruppe',
  },
  gain: {
    headline: 'Gevinsten',
    title: 'Gevinsten, regnet på tre måter',
    perEmployee: 'Justert for antall ansatte',
    main: 'Hovedtallet',
    raw: 'Uten justering',
    byVolume: 'Justert for antall saker',
    none: 'Det er ingen gevinst å vise ennå.',
    summary: (main, expected) => `Hovedtallet er ${main}. ${expected}.`,
    key: 'Prikken er anslaget, streken rundt er usikkerheten (95 %).',
  },
  months: {
    title: 'Gevinsten måned for måned',
    none: 'Det er ingen måneder med gevinst å vise ennå.',
    summary: (first, firstSaid, last, lastSaid, expected) =>
      first === last
        ? `I ${last} er gevinsten ${lastSaid}. ${expected}.`
        : `Fra ${firstSaid} i ${first} til ${lastSaid} i ${last}. ${expected}.`,
    key: 'Prikkene er anslaget for hver måned, feltet rundt linjen er usikkerheten (95 %).',
    nobody: 'Ingen virksomheter var med',
    part: 'Deler av måneden',
  },
  waves: {
    title: 'Gevinsten etter pulje',
    all: 'Alle',
    agencies: (count) => (count === 1 ? '1 virksomhet' : `${count} virksomheter`),
    summary: (list, expected) => `${list}. ${expected}.`,
  },
  parts: {
    title: 'Hva gevinsten kommer av, årsverk',
    whole: 'Til sammen',
    rest: 'Utnyttelse og det som ikke er målt',
    utilisation: 'Utnyttelse i ett felles lag',
    factor: {
      volume: 'Antall saker',
      minutes_per_touch: 'Minutter hver gang en sak tas opp',
      touches_per_ticket: 'Ganger en sak tas opp',
      hand_offs: 'Overleveringer',
      minutes_per_ticket: 'Minutter per sak',
    },
    summary: (whole, list) => `Til sammen ${whole}: ${list}.`,
    key: 'Hver stolpe begynner der den forrige slutter. Fylt er spart, skravert er mer brukt.',
    fte: (said) => `${said} årsverk`,
  },
  money: {
    title: 'Netto mot planen, millioner kroner',
    period: 'Perioden',
    plan: (said) => `Plan: ${said}`,
    summary: (net, plan) => `Netto i perioden er ${net} millioner kroner. Planen er ${plan}.`,
    key: 'Prikken er anslaget, streken rundt er usikkerheten (95 %), ruten er planen.',
  },
  plan: {
    title: (year) => `Årsverk spart per måned i ${year}`,
    none: 'Det er verken plan eller resultat å vise for dette året.',
    summary: (month, actual, plan) => `I ${month} er resultatet ${actual}, og planen ${plan}.`,
    notYet: 'ikke kjent ennå',
    nothing: 'ingenting',
    key: 'Prikkene er resultatet, feltet rundt er usikkerheten (95 %), de gule strekene på tvers er planen.',
  },
  sensitivity: {
    title: 'Årsverk, hvis en annen del av arbeidstiden går til saker',
    used: 'brukt her',
    summary: (low, high) => `Fra ${low} til ${high} årsverk.`,
  },
  use: {
    title: (name) => `${name}: hvor mye av fristen som ble brukt`,
    summary: (near, just, met, missed) =>
      `${met} innen fristen, av dem ${near} i den siste tidelen. ${missed} etter fristen, av dem ${just} like etter.`,
    none: 'Ingenting er talt i perioden.',
    limit: 'fristen',
    over: (percent) => `over ${percent}`,
    key: 'Fylt er innen fristen, skravert er etter.',
    met: 'innen fristen',
    missed: 'etter fristen',
    notEnded: 'ikke ferdig ennå',
  },
  attainment: {
    title: (name) => `${name}: innen fristen`,
    summary: (lowest, said) => `Lavest er ${lowest} med ${said}.`,
    none: 'Ingenting er talt i perioden.',
    key: 'Streken på tvers er det som er lovet. Skravert når ikke løftet.',
    promised: (said) => `Lovet ${said}`,
  },
  trend: {
    title: (name) => `${name}: innen fristen, måned for måned`,
    summary: (first, firstSaid, last, lastSaid) =>
      first === last
        ? `I ${last} var ${lastSaid} innen fristen.`
        : `Fra ${firstSaid} i ${first} til ${lastSaid} i ${last}.`,
    goal: (said) => `Mål ${said}`,
  },
  staffing: {
    title: (day) => `Saksbehandlere som trengs, kvarter for kvarter: ${day}`,
    summary: (most, at) => `Flest trengs klokken ${at}: ${most}.`,
    none: 'Det er for få data til å regne ut hvor mange som trengs.',
    needed: 'Trengs',
    planned: 'Vaktplanene gir',
    calls: 'Anropene alene',
    arrivals: 'Nye saker og anrop per kvarter',
    key: 'Skravert er det som mangler.',
  },
  funnel: {
    title: 'Virksomhetene sammenlignet, justert for hva sakene gjelder',
    summary: (outside, all, names) =>
      outside === 0
        ? `Alle ${all} virksomheter ligger innenfor det tilfeldigheter kan forklare.`
        : `${outside} av ${all} virksomheter ligger utenfor det tilfeldigheter kan forklare: ${names}.`,
    none: 'Det er for få data til å sammenligne virksomhetene.',
    key: 'Innenfor det lyse feltet ligger 95 av 100 av tilfeldigheter alene, innenfor de stiplede linjene 998 av 1000. En firkant er en virksomhet som skiller seg ut.',
    mean: 'Hele byen',
    size: 'Antall i virksomheten',
    within: 'innenfor',
    below: 'under',
    above: 'over',
  },
  showback: {
    title: 'Kostnad per virksomhet, kroner',
    summary: (highest, said, sum) => `Til sammen ${sum}. Høyest er ${highest} med ${said}.`,
    none: 'Det er ingen kostnad å fordele i perioden.',
  },
};
