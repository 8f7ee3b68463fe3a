import type { HandOffsWords } from './hand-offs.nb.js';

export const handOffs: HandOffsWords = {
  nav: 'Overleveringar',
  title: 'Overleveringar mellom team',
  how: 'Korleis blir dette rekna?',
  definition: {
    count:
      'Kvar gong ei sak går frå eit team til eit anna, er ei overlevering. Grunnen er den som vart vald; det som vart skrive, blir ikkje vist her.',
    waiting:
      'Venting er arbeidstid etter opningstidene til byen frå overleveringa til nokon har saka, ho går vidare, eller ho er avslutta.',
    worked:
      'Arbeid er det teamet som gav frå seg saka, brukte på ho sidan det fekk ho. Det blir vist i blokker av heile dagar der minst fem saksbehandlarar har arbeidd på vegen, for dagar som er over, og ikkje der mindre kunne reknast ut, heller ikkje av ein annan periode eller ei anna verksemd.',
  },
  way: 'Frå og til',
  count: 'Saker',
  waited: 'Venting',
  worked: 'Arbeid',
  fromTo: '{{from}} → {{to}}',
  kind: {
    escalate: 'Eskalert',
    hand_back: 'Send tilbake',
    transfer: 'Overført',
    overflow: 'Avlasta',
  },
  reason: {
    needs_access: 'Krev tilgang',
    needs_expertise: 'Krev meir kunnskap',
    needs_visit: 'Krev oppmøte',
    wrong_team: 'Feil team',
    missing_information: 'Manglar opplysningar',
    first_line_can: 'Førstelinja kan løyse ho',
    capacity: 'Kapasitet',
    other: 'Anna',
    rule: 'Etter ein regel',
    unsaid: 'Ikkje vald',
  },
  waiting_one: '{{shown}} ventar framleis',
  waiting_other: '{{shown}} ventar framleis',
  each: '{{time}} i snitt',
  tooFew: 'For få',
  total: 'Til saman',
  none: {
    title: 'Ingen overleveringar',
    text: 'Ingen saker gjekk frå eit team til eit anna i perioden.',
  },
  behind: 'Sakene bak: {{kind}}',
  stillWaiting: 'ventar framleis',
  waitedFor: 'venta {{time}}',
  more: 'Vis fleire',
  link: 'Overleveringar mellom team',
};
