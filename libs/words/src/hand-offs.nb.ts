export const handOffs = {
  nav: 'Overleveringer',
  title: 'Overleveringer mellom team',
  how: 'Hvordan regnes dette?',
  definition: {
    count:
      'Hver gang en sak går fra ett team til et annet, er en overlevering. Grunnen er den som ble valgt; det som ble skrevet, vises ikke her.',
    waiting:
      'Venting er arbeidstid etter byens åpningstider fra overleveringen til noen har saken, den går videre, eller den er avsluttet.',
    worked:
      'Arbeid er det teamet som ga fra seg saken, brukte på den siden det fikk den. Det vises i blokker av hele dager der minst fem behandlere har arbeidet på veien, for dager som er over, og ikke der mindre kunne regnes ut, heller ikke av en annen periode eller virksomhet.',
  },
  way: 'Fra og til',
  count: 'Saker',
  waited: 'Venting',
  worked: 'Arbeid',
  fromTo: '{{from}} → {{to}}',
  kind: {
    escalate: 'Eskalert',
    hand_back: 'Sendt tilbake',
    transfer: 'Overført',
    overflow: 'Avlastet',
  },
  reason: {
    needs_access: 'Krever tilgang',
    needs_expertise: 'Krever mer kunnskap',
    needs_visit: 'Krever oppmøte',
    wrong_team: 'Feil team',
    missing_information: 'Mangler opplysninger',
    first_line_can: 'Førstelinje kan løse den',
    capacity: 'Kapasitet',
    other: 'Annet',
    rule: 'Etter en regel',
    unsaid: 'Ikke valgt',
  },
  waiting_one: '{{shown}} venter fortsatt',
  waiting_other: '{{shown}} venter fortsatt',
  each: '{{time}} i snitt',
  tooFew: 'For få',
  total: 'Til sammen',
  none: {
    title: 'Ingen overleveringer',
    text: 'Ingen saker gikk fra et team til et annet i perioden.',
  },
  behind: 'Sakene bak: {{kind}}',
  stillWaiting: 'venter fortsatt',
  waitedFor: 'ventet {{time}}',
  more: 'Vis flere',
  link: 'Overleveringer mellom team',
};

export type HandOffsWords = typeof handOffs;
