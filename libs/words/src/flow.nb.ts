export const flow = {
  title: 'Saksflyt',
  months: {
    title: 'Inn og ut',
    note: 'Fylt søyle: meldt. Omriss: løst eller trukket. Månedene vises hele.',
    definition:
      'Inn er alle saker som ble meldt i måneden. Ut er saker med sin siste løsning i måneden, og saker som ble trukket. Åpne ved slutten er alle som var meldt til da, uten dem som er løst for godt eller trukket. En sak som ble gjenåpnet, regnes som åpen hele tiden fram til den siste løsningen. For måneden vi er i, er det antallet nå.',
    none: 'Ingen saker er meldt i disse månedene.',
    month: 'Måned',
    filed: 'Meldt',
    resolved: 'Løst',
    cancelled: 'Trukket',
    net: 'Inn minus ut',
    open: 'Åpne ved slutten',
    openList: {
      filed_one: '{{count}} meldt, {{month}}',
      filed_other: '{{count}} meldt, {{month}}',
      resolved_one: '{{count}} løst, {{month}}',
      resolved_other: '{{count}} løst, {{month}}',
      cancelled_one: '{{count}} trukket, {{month}}',
      cancelled_other: '{{count}} trukket, {{month}}',
    },
  },
  backlog: {
    title: 'Åpne saker nå',
    note: 'Etter hvor lenge siden de ble meldt, og hvilken linje de ligger hos.',
    definition:
      'Med er alle saker som ikke er løst, lukket eller trukket, også de som er på vent. Alderen er tid på klokken siden saken ble meldt. Tallet er slik det er akkurat nå, uansett hvilken periode som er valgt.',
    none: 'Ingen saker er åpne.',
    open_one: '{{shown}} åpen sak',
    open_other: '{{shown}} åpne saker',
    oldest: 'den eldste ble meldt {{at}}',
    age: 'Alder',
    all: 'Alle',
    allLines: 'alle linjer',
    openList_one: '{{count}} sak, {{line}}, {{age}}',
    openList_other: '{{count}} saker, {{line}}, {{age}}',
  },
  age: {
    day: 'Under ett døgn',
    week: '1–7 dager',
    month: '8–30 dager',
    quarter: '31–90 dager',
    older: 'Over 90 dager',
  },
  spent: {
    title: 'Hvor ble det av tiden?',
    note: 'Gjennomsnitt for hver løste sak i perioden.',
    definition:
      'Tiden fra saken ble meldt til den siste løsningen, delt etter hvor saken sto. Det er tid på klokken, også utenom åpningstiden. Tiden en sak var løst før den ble gjenåpnet, er ikke med. Summen for alle sakene er delt på antall løste saker.',
    none: 'Ingen saker er løst i perioden.',
    of_one: 'av {{shown}} løst sak',
    of_other: 'av {{shown}} løste saker',
    inQueue: {
      name: 'I kø',
      definition: 'Saken var åpen, og ingen hadde den.',
    },
    onHold: {
      name: 'På vent',
      definition: 'Saken ventet på innmelder, leverandør, godkjenning eller avtalt tid.',
    },
    withAgent: {
      name: 'Hos en saksbehandler',
      definition:
        'Saken var åpen, og noen hadde den. Det er ikke arbeidstid: én saksbehandler har mange saker samtidig.',
    },
    work: {
      name: 'Arbeidstid',
      definition:
        'Alt målt arbeid i perioden, delt på løste saker. Noe av arbeidet gjelder saker som ikke er løst ennå. Det vises bare for hele kommunen, og bare som sum for minst fem saksbehandlere.',
      how: 'Slik måles arbeidstiden',
      incomplete: 'Noen dager er holdt utenfor',
      wholeCity: 'Vises bare for hele kommunen',
    },
  },
  unmeasured: {
    title: 'Måles ikke ennå',
    yet: 'Måles ikke ennå',
    satisfaction: {
      name: 'Tilfredshet',
      why: 'Innmelderne blir ikke spurt om hvor fornøyd de er når saken er løst.',
    },
    deflection: {
      name: 'Løst uten sak',
      why: 'Det finnes ingen artikler eller selvbetjening å telle bruken av, så vi vet ikke hvem som fant svaret selv.',
    },
  },
  behind: {
    back: 'Til saksflyt',
    filed: 'Saker som ble meldt',
    resolved: 'Saker som ble løst',
    cancelled: 'Saker som ble trukket',
    first_line_resolved: 'Saker som førstelinjen løste',
    not_first_line: 'Løste saker som var innom andrelinjen',
    first_contact_resolved: 'Saker som ble løst ved første kontakt',
    reopened: 'Saker som ble gjenåpnet',
    resolved_again: 'Løste saker som hadde vært gjenåpnet',
    crossings: 'Saker som skiftet linje',
    open: 'Åpne saker',
    day: 'Telles',
    times_one: '{{count}} gang',
    times_other: '{{count}} ganger',
  },
};

export type FlowWords = typeof flow;
