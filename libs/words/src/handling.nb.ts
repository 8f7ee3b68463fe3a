export const handling = {
  nav: 'Behandlingstid',
  title: 'Behandlingstid: kan vi stole på den?',
  toGain: 'Gevinst',
  total: 'Til sammen',
  tooFew: 'For få',
  link: 'Kan vi stole på den målte tiden?',
  captured: {
    title: 'Fanget arbeid',
    short: 'Fanget',
    text: 'av det som ble gjort i saker, ble gjort mens tiden ble målt',
    definition:
      'Meldinger, notater, tilstandsskifter og andre endringer som en saksbehandler gjør i en sak, og som ligger i en arbeidsøkt hos samme saksbehandler på samme sak, eller høyst fem sekunder fra den (en melding: så lenge den ble holdt tilbake, høyst 35 sekunder) ÷ alle slike.',
    population:
      'Alle saksbehandlere og virksomhetene som er med, hver fra dagen den ble med, dager som er over. Linjen er den saken sto i da det ble gjort.',
  },
  corrected: {
    title: 'Rettet tid',
    short: 'Rettet',
    text: 'av tiden er lagt til eller tatt bort av saksbehandlerne selv',
    definition:
      'Tid som bare teller fordi en retting sier det, og målt tid som en retting har tatt bort ÷ tiden som teller og tiden som er tatt bort. En økt som er flyttet til en annen sak, er både tatt bort og lagt til.',
    population: 'Alle arbeidsøkter, også de målte som er rettet. En retting som er angret, teller ikke.',
  },
  time: {
    title: 'Behandlingstid',
    short: 'Tid',
    text: 'arbeid på saker, målt og rettet',
    definition: 'Summen av arbeidsøkter. En saksbehandler telles aldri to steder samtidig.',
    population:
      'Dager settes sammen til minst fem saksbehandlere har arbeidet i linjen; først da vises de, alltid de samme dagene sammen. Slik kan ingen regne ut hva færre enn fem gjorde, heller ikke ved å trekke en periode fra en annen. Det som er igjen av en måned, og dagen i dag, vises ikke.',
  },
  incomplete: 'Noen dager er ikke med, fordi for få arbeidet i linjen.',
  byLine: 'Linje',
  byMonth: 'Måned',
  line: {
    first: 'Førstelinje',
    second: 'Andrelinje',
    onsite: 'Oppmøte',
  },
  none: {
    title: 'Ingen behandlingstid',
    text: 'I perioden er det ikke målt noe arbeid på dager som er over.',
  },
};

export type HandlingWords = typeof handling;
