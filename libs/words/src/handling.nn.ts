import type { HandlingWords } from './handling.nb.js';

export const handling: HandlingWords = {
  nav: 'Behandlingstid',
  title: 'Behandlingstid: kan vi stole på henne?',
  toGain: 'Gevinst',
  total: 'Til saman',
  tooFew: 'For få',
  link: 'Kan vi stole på den målte tida?',
  captured: {
    title: 'Fanga arbeid',
    short: 'Fanga',
    text: 'av det som vart gjort i saker, vart gjort medan tida vart målt',
    definition:
      'Meldingar, notat, tilstandsskifte og andre endringar som ein saksbehandlar gjer i ei sak, og som ligg i ei arbeidsøkt hos same saksbehandlar på same sak, eller høgst fem sekund frå henne (ei melding: så lenge ho vart halden tilbake, høgst 35 sekund) ÷ alle slike.',
    population:
      'Alle saksbehandlarar og verksemdene som er med, kvar frå dagen ho vart med, dagar som er over. Linja er den saka stod i då det vart gjort.',
  },
  corrected: {
    title: 'Retta tid',
    short: 'Retta',
    text: 'av tida er lagd til eller teken bort av saksbehandlarane sjølve',
    definition:
      'Tid som berre tel fordi ei retting seier det, og målt tid som ei retting har teke bort ÷ tida som tel og tida som er teken bort. Ei økt som er flytt til ei anna sak, er både teken bort og lagd til.',
    population: 'Alle arbeidsøkter, òg dei målte som er retta. Ei retting som er angra, tel ikkje.',
  },
  time: {
    title: 'Behandlingstid',
    short: 'Tid',
    text: 'arbeid på saker, målt og retta',
    definition: 'Summen av arbeidsøkter. Ein saksbehandlar blir aldri talt to stader samstundes.',
    population:
      'Dagar blir sette saman til minst fem saksbehandlarar har arbeidd i linja; først då blir dei viste, alltid dei same dagane saman. Slik kan ingen rekne ut kva færre enn fem gjorde, heller ikkje ved å trekkje ein periode frå ein annan. Det som er att av ein månad, og dagen i dag, blir ikkje vist.',
  },
  incomplete: 'Nokre dagar er ikkje med, fordi for få arbeidde i linja.',
  byLine: 'Linje',
  byMonth: 'Månad',
  line: {
    first: 'Førstelinje',
    second: 'Andrelinje',
    onsite: 'Oppmøte',
  },
  none: {
    title: 'Inga behandlingstid',
    text: 'I perioden er det ikkje målt noko arbeid på dagar som er over.',
  },
};
