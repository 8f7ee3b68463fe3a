import type { Line } from '@desk/contracts';

export interface StandardTeam {
  readonly key: string;
  readonly name: string;
  readonly line: Line;
}

/** The first-line pool, the on-site team, and a second line for each group of services. */
export const standardTeams = [
  { key: 'forstelinje', name: 'Førstelinje', line: 'first' },
  { key: 'oppmote', name: 'Oppmøtestøtte', line: 'onsite' },
  { key: 'arbeidsflate', name: 'Andrelinje arbeidsflate', line: 'second' },
  { key: 'nett', name: 'Andrelinje nett og infrastruktur', line: 'second' },
  { key: 'applikasjon', name: 'Andrelinje applikasjonsdrift', line: 'second' },
  { key: 'identitet', name: 'Andrelinje identitet og tilgang', line: 'second' },
  { key: 'telefoni', name: 'Andrelinje telefoni', line: 'second' },
] as const satisfies readonly StandardTeam[];

export interface StandardService {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly escalationTemplate: string;
  readonly secondLine: (typeof standardTeams)[number]['key'];
}

/** The city's ICT services, and what else people call about. */
export const standardServices: readonly StandardService[] = [
  {
    key: 'passord',
    name: 'Passord og innlogging',
    description: 'Glemt passord, låst konto, tofaktor og pålogging.',
    escalationTemplate: 'Brukernavn:\nFeilmelding ved innlogging:\nSiste vellykkede innlogging:\nTofaktormetode:',
    secondLine: 'identitet',
  },
  {
    key: 'arbeidsflate',
    name: 'Arbeidsflate',
    description: 'PC, skrivebord, programmer fra Firmaportalen og hjemmekontor.',
    escalationTemplate: 'Maskinnavn:\nNår begynte det:\nHva er endret i det siste:\nResultat etter omstart:',
    secondLine: 'arbeidsflate',
  },
  {
    key: 'microsoft-365',
    name: 'Microsoft 365',
    description: 'Outlook, Teams, OneDrive, SharePoint og Office.',
    escalationTemplate: 'Program og versjon:\nBerørt postkasse eller område:\nSkjer det også i nettleseren:',
    secondLine: 'arbeidsflate',
  },
  {
    key: 'utskrift',
    name: 'Utskrift',
    description: 'Skrivere, utskriftskø og skanning til e-post.',
    escalationTemplate: 'Skrivernavn og etasje:\nFeilkode i displayet:\nGjelder det én eller alle:',
    secondLine: 'nett',
  },
  {
    key: 'utstyr',
    name: 'Utstyr',
    description: 'Bestille, bytte og levere tilbake PC, skjerm, hodesett og annet.',
    escalationTemplate: 'Type utstyr:\nInventarnummer:\nLeveringssted:\nKostnadssted:',
    secondLine: 'arbeidsflate',
  },
  {
    key: 'telefon',
    name: 'Telefon og mobil',
    description: 'Mobil, svarsentral, abonnement og eSIM.',
    escalationTemplate: 'Telefonnummer:\nModell:\nAbonnement:\nFungerer anrop, data, begge:',
    secondLine: 'telefoni',
  },
  {
    key: 'tilganger',
    name: 'Tilganger ved start og slutt',
    description: 'Nyansatte, nye roller og ansatte som slutter.',
    escalationTemplate: 'Ansattnummer:\nFra dato:\nEnhet og stilling:\nRoller det gjelder:\nGodkjent av:',
    secondLine: 'identitet',
  },
  {
    key: 'ida',
    name: 'IDA',
    description: 'Identiteter, roller og tilganger.',
    escalationTemplate: 'Rolle i IDA:\nHvem godkjente:\nNår ble den bestilt:',
    secondLine: 'identitet',
  },
  {
    key: 'konsernnett',
    name: 'Tilknytning til konsernnettverk',
    description: 'Trådløst nett, kablet nett og VPN.',
    escalationTemplate: 'Sted, etasje og rom:\nNett (navn eller uttak):\nHvor mange er berørt:',
    secondLine: 'nett',
  },
  {
    key: 'lokal-infrastruktur',
    name: 'Lokal infrastruktur med sentral grunnmur',
    description: 'Møterom, lokale nett og servere ute i virksomhetene.',
    escalationTemplate: 'Sted og rom:\nUtstyr:\nNår er det mulig å komme:',
    secondLine: 'nett',
  },
  {
    key: 'applikasjon-egendrift',
    name: 'Applikasjonsdrift – egendrift',
    description: 'Fagsystemer som virksomheten drifter selv på felles plattform.',
    escalationTemplate: 'System og miljø:\nTidspunkt for feilen:\nFeilmelding:\nSist endret:',
    secondLine: 'applikasjon',
  },
  {
    key: 'applikasjon-fulldrift',
    name: 'Applikasjonsdrift – fulldrift',
    description: 'Fagsystemer som Digitaliseringsetaten drifter.',
    escalationTemplate: 'System og miljø:\nTidspunkt for feilen:\nFeilmelding:\nHvor mange er berørt:',
    secondLine: 'applikasjon',
  },
  {
    key: 'digitale-forsendelser',
    name: 'Digitale forsendelser',
    description: 'Brev og dokumenter til innbyggernes digitale postkasser.',
    escalationTemplate: 'Forsendelses-ID:\nSendt fra system:\nMottakertype:',
    secondLine: 'applikasjon',
  },
  {
    key: 'behandlingsoversikten',
    name: 'Behandlingsoversikten',
    description: 'Protokoll over behandling av personopplysninger.',
    escalationTemplate: 'Behandling:\nRolle i oversikten:\nHva skulle ha skjedd:',
    secondLine: 'applikasjon',
  },
  {
    key: 'marvin',
    name: 'Marvin som tjeneste',
    description: 'Plattformen for automatisering av arbeidsprosesser.',
    escalationTemplate: 'Prosess:\nKjøring (tidspunkt):\nFeilmelding:',
    secondLine: 'applikasjon',
  },
];
