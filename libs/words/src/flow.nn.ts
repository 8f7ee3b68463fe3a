import type { FlowWords } from './flow.nb.js';

export const flow: FlowWords = {
  title: 'Saksflyt',
  months: {
    title: 'Inn og ut',
    note: 'Fylt søyle: meldt. Omriss: løyst eller trekt. Månadene blir viste heile.',
    definition:
      'Inn er alle saker som vart melde i månaden. Ut er saker med den siste løysinga si i månaden, og saker som vart trekte. Opne ved slutten er alle som var melde til då, utan dei som er løyste for godt eller trekte. Ei sak som vart opna att, blir rekna som open heile tida fram til den siste løysinga. For månaden vi er i, er det talet no.',
    none: 'Ingen saker er melde i desse månadene.',
    month: 'Månad',
    filed: 'Meldt',
    resolved: 'Løyst',
    cancelled: 'Trekt',
    net: 'Inn minus ut',
    open: 'Opne ved slutten',
    openList: {
      filed_one: '{{count}} meldt, {{month}}',
      filed_other: '{{count}} melde, {{month}}',
      resolved_one: '{{count}} løyst, {{month}}',
      resolved_other: '{{count}} løyste, {{month}}',
      cancelled_one: '{{count}} trekt, {{month}}',
      cancelled_other: '{{count}} trekte, {{month}}',
    },
  },
  backlog: {
    title: 'Opne saker no',
    note: 'Etter kor lenge sidan dei vart melde, og kva linje dei ligg hos.',
    definition:
      'Med er alle saker som ikkje er løyste, lukka eller trekte, også dei som er på vent. Alderen er tid på klokka sidan saka vart meld. Talet er slik det er akkurat no, uansett kva periode som er vald.',
    none: 'Ingen saker er opne.',
    open_one: '{{shown}} open sak',
    open_other: '{{shown}} opne saker',
    oldest: 'den eldste vart meld {{at}}',
    age: 'Alder',
    all: 'Alle',
    allLines: 'alle linjer',
    openList_one: '{{count}} sak, {{line}}, {{age}}',
    openList_other: '{{count}} saker, {{line}}, {{age}}',
  },
  age: {
    day: 'Under eitt døgn',
    week: '1–7 dagar',
    month: '8–30 dagar',
    quarter: '31–90 dagar',
    older: 'Over 90 dagar',
  },
  spent: {
    title: 'Kvar vart det av tida?',
    note: 'Gjennomsnitt for kvar løyst sak i perioden.',
    definition:
      'Tida frå saka vart meld til den siste løysinga, delt etter kvar saka stod. Det er tid på klokka, også utanom opningstida. Tida ei sak var løyst før ho vart opna att, er ikkje med. Summen for alle sakene er delt på talet på løyste saker.',
    none: 'Ingen saker er løyste i perioden.',
    of_one: 'av {{shown}} løyst sak',
    of_other: 'av {{shown}} løyste saker',
    inQueue: {
      name: 'I kø',
      definition: 'Saka var open, og ingen hadde ho.',
    },
    onHold: {
      name: 'På vent',
      definition: 'Saka venta på innmeldar, leverandør, godkjenning eller avtalt tid.',
    },
    withAgent: {
      name: 'Hos ein saksbehandlar',
      definition:
        'Saka var open, og nokon hadde ho. Det er ikkje arbeidstid: éin saksbehandlar har mange saker samstundes.',
    },
    work: {
      name: 'Arbeidstid',
      definition:
        'Alt målt arbeid i perioden, delt på løyste saker. Noko av arbeidet gjeld saker som ikkje er løyste enno. Det blir vist berre for heile kommunen, og berre som sum for minst fem saksbehandlarar.',
      how: 'Slik blir arbeidstida målt',
      incomplete: 'Nokre dagar er haldne utanfor',
      wholeCity: 'Blir vist berre for heile kommunen',
    },
  },
  unmeasured: {
    title: 'Blir ikkje målt enno',
    yet: 'Blir ikkje målt enno',
    satisfaction: {
      name: 'Tilfredsheit',
      why: 'Innmeldarane blir ikkje spurde om kor nøgde dei er når saka er løyst.',
    },
    deflection: {
      name: 'Løyst utan sak',
      why: 'Det finst ingen artiklar eller sjølvbetening å telje bruken av, så vi veit ikkje kven som fann svaret sjølv.',
    },
  },
  behind: {
    back: 'Til saksflyt',
    filed: 'Saker som vart melde',
    resolved: 'Saker som vart løyste',
    cancelled: 'Saker som vart trekte',
    first_line_resolved: 'Saker som førstelinja løyste',
    not_first_line: 'Løyste saker som var innom andrelinja',
    first_contact_resolved: 'Saker som vart løyste ved første kontakt',
    reopened: 'Saker som vart opna att',
    resolved_again: 'Løyste saker som hadde vore opna att',
    crossings: 'Saker som skifta linje',
    open: 'Opne saker',
    day: 'Blir talt',
    times_one: '{{count}} gong',
    times_other: '{{count}} gonger',
  },
};
